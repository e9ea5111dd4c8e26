# How every Waymark target is made: one include root per target, warnings on, third parties private.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(waymark_warnings INTERFACE)
target_compile_options(waymark_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wunused -Wformat=2 -Wimplicit-fallthrough
  $<$<BOOL:${WAYMARK_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # With optimisation GCC 12 sees overlapping copies in std::string's own operator+ (GCC bug 105651), and optionals
  # used before they are set where they are not (GCC bug 80635). The sanitizers see the real ones.
  target_compile_options(waymark_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()

if(WAYMARK_SANITIZE)
  add_compile_options(-fsanitize=${WAYMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${WAYMARK_SANITIZE})
endif()

# waymark_include_root(TARGET FOLDER): headers of FOLDER (say sim/journey) become visible as "journey/x.h" to TARGET
# and to those who link it, and to nobody else.
function(waymark_include_root target folder)
  get_filename_component(leaf "${folder}" NAME)
  set(root "${CMAKE_BINARY_DIR}/include/${target}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${folder}" "${root}/${leaf}" SYMBOLIC)
  target_include_directories(${target} PUBLIC "${root}")
endfunction()

# waymark_library(NAME FOLDER sim/journey SOURCES ... [PUBLIC ...] [PRIVATE ...])
function(waymark_library target)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${target} STATIC ${ARG_SOURCES})
  waymark_include_root(${target} ${ARG_FOLDER})
  target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} waymark_warnings)
endfunction()

# waymark_program(NAME SOURCES ... LINK ...): an executable; all land in BUILD/bin.
function(waymark_program target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_LINK} waymark_warnings)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
endfunction()

# waymark_test(NAME SOURCES ... LINK ... [LABELS ...]): one Catch2 executable, one ctest entry.
# Run in the tests folder, so that a test names its data as "files/v1/hotel.journey.json".
function(waymark_test target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_LINK} Catch2::Catch2WithMain waymark_warnings)
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE
    WAYMARK_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WAYMARK_BINARY_DIR="${CMAKE_BINARY_DIR}")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
  add_test(NAME ${target} COMMAND ${target} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}/tests")
  if(ARG_LABELS)
    set_tests_properties(${target} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()
