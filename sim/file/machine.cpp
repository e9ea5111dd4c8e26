#include "file/machine.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace waymark {

Problem machine_problem(std::string_view what, int error) {
    const auto problem = [&](std::string_view why, std::string_view remedy) {
        return Problem{"", std::string(what) + ": " + std::string(why), std::string(remedy)};
    };
    switch (error) {
    case EACCES:
    case EPERM: return problem("no permission", "Change the permissions, or use another folder.");
    case ENOENT:
    case ENOTDIR: return problem("the folder does not exist", "Make the folder, or use another one.");
    case EISDIR: return problem("this is a folder", "Name a file in it.");
    case ENOSPC:
    case EDQUOT: return problem("the disk is full", "Make room, or use another disk.");
    case EROFS: return problem("the disk is read-only", "Use another disk.");
    case ENAMETOOLONG: return problem("the name is too long", "Use a shorter name.");
    case EFBIG: return problem("the file would be larger than allowed here", "Use another disk.");
    case ELOOP: return problem("its symbolic links go in a circle", "Name the file itself.");
    default: return problem(std::generic_category().message(error), "");
    }
}

} // namespace waymark
