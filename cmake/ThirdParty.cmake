# Every third party, found once. Debian and Ubuntu package names are in app/packages.txt.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json 3.10 REQUIRED)
find_package(cereal REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Freetype REQUIRED)
find_package(PNG REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
add_library(csv::csv UNKNOWN IMPORTED)
set_target_properties(csv::csv PROPERTIES
  IMPORTED_LOCATION "${CSV_LIBRARY}" INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${CSV_INCLUDE_DIR}")
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo cairo-ft cairo-pdf)

if(WAYMARK_DESKTOP)
  find_package(glfw3 3.3 REQUIRED)
  find_package(OpenGL REQUIRED COMPONENTS OpenGL EGL)
  if(IMGUI_SOURCE_DIR)
    add_library(imgui_source STATIC
      ${IMGUI_SOURCE_DIR}/imgui.cpp ${IMGUI_SOURCE_DIR}/imgui_draw.cpp ${IMGUI_SOURCE_DIR}/imgui_tables.cpp
      ${IMGUI_SOURCE_DIR}/imgui_widgets.cpp ${IMGUI_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp
      ${IMGUI_SOURCE_DIR}/backends/imgui_impl_glfw.cpp ${IMGUI_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
    target_include_directories(imgui_source SYSTEM PUBLIC
      ${IMGUI_SOURCE_DIR} ${IMGUI_SOURCE_DIR}/backends ${IMGUI_SOURCE_DIR}/misc/cpp)
    target_link_libraries(imgui_source PUBLIC glfw OpenGL::OpenGL)
    add_library(waymark_imgui_library ALIAS imgui_source)
  else()
    pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
    add_library(waymark_imgui_library ALIAS PkgConfig::IMGUI)
  endif()
endif()

if(WAYMARK_TESTS)
  find_package(Catch2 REQUIRED)
  if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
    # Newer distributions carry Catch2 3, whose headers have other names.
    target_include_directories(Catch2::Catch2 SYSTEM INTERFACE "${CMAKE_SOURCE_DIR}/cmake/catch3")
  endif()
endif()
if(WAYMARK_BENCH)
  find_package(benchmark QUIET)
endif()
