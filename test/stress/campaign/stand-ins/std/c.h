// <cstring>, <cstdio> and the others of C
#pragma once
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

namespace std {

using ::fflush, ::fprintf, ::printf, ::puts, ::snprintf, ::sprintf, ::sscanf;
using ::FILE, ::fgets, ::fopen, ::fclose, ::fputs, ::fread, ::fwrite, ::freopen;
using ::int64_t, ::int32_t, ::uint16_t, ::uint32_t, ::uint64_t, ::uint8_t,
    ::uintptr_t;
using ::isalnum, ::isalpha, ::isdigit, ::isspace, ::tolower, ::toupper;
using ::memchr, ::memcmp, ::memcpy, ::memmove, ::memset, ::strcat, ::strchr,
    ::strcmp;
using ::strcpy, ::strlen, ::strncat, ::strncmp, ::strncpy, ::strrchr, ::strstr,
    ::strtok;
using ::time, ::time_t, ::strftime, ::gmtime, ::tm;
using ::vsnprintf, ::abort, ::atoi, ::exit, ::free, ::getenv, ::malloc,
    ::strtol;

} // namespace std
