/* Makes one system call fail, when loaded by LD_PRELOAD: of those that concern files
   below FAULT_FOLDER, the FAULT_NUMBER'th of FAULT_CALL, or each if that is 0, with
   FAULT_ERRNO; a write is cut short where that is 0, and where it is -1 the program is
   killed at this call, which is as a power failure to it. FAULT_LOG gets the calls, and
   "failed" behind one that fails. FAULT_TOUCH, a file, gets a line more before the first
   file is moved to its place. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(Name) ((typeof(&Name))dlsym(RTLD_NEXT, #Name))

static int isMeant(const char *Path) {
  const char *Folder = getenv("FAULT_FOLDER");
  return Folder && strncmp(Path, Folder, strlen(Folder)) == 0;
}

static void note(const char *Call, const char *Path) {
  const char *Log = getenv("FAULT_LOG");
  if (!Log)
    return;
  const int File = REAL(open)(Log, O_WRONLY | O_APPEND | O_CREAT, 0600);
  char Line[4200];
  const int Size = snprintf(Line, sizeof(Line), "%s %s\n", Call, Path);
  if (File < 0 || REAL(write)(File, Line, Size) != Size)
    abort();
  close(File);
}

/* True if this call is the one that fails. */
static int fails(const char *Call, const char *Path) {
  static int Number;
  if (!isMeant(Path))
    return 0;
  note(Call, Path);
  const char *Wanted = getenv("FAULT_CALL");
  if (!Wanted || strcmp(Wanted, Call) != 0)
    return 0;
  const int Failing = atoi(getenv("FAULT_NUMBER"));
  if (Failing && ++Number != Failing)
    return 0;
  note("failed", Call);
  errno = atoi(getenv("FAULT_ERRNO"));
  if (errno == -1)
    raise(SIGKILL);
  return 1;
}

static const char *pathOf(int File) {
  static char Path[4096];
  char Link[64];
  snprintf(Link, sizeof(Link), "/proc/self/fd/%d", File);
  const ssize_t Size = readlink(Link, Path, sizeof(Path) - 1);
  Path[Size < 0 ? 0 : Size] = 0;
  return Path;
}

ssize_t write(int File, const void *Text, size_t Size) {
  if (!fails("write", pathOf(File)))
    return REAL(write)(File, Text, Size);
  if (errno == 0)
    return REAL(write)(File, Text, (Size + 1) / 2);
  return -1;
}

int fsync(int File) {
  return fails("fsync", pathOf(File)) ? -1 : REAL(fsync)(File);
}

int fchmod(int File, mode_t Mode) {
  return fails("fchmod", pathOf(File)) ? -1 : REAL(fchmod)(File, Mode);
}

int rename(const char *From, const char *To) {
  static int IsTouched;
  const char *Touch = getenv("FAULT_TOUCH");
  if (Touch && !IsTouched++ && isMeant(To)) {
    const int File = REAL(open)(Touch, O_WRONLY | O_APPEND);
    if (File < 0 || REAL(write)(File, "//\n", 3) != 3)
      abort();
    close(File);
  }
  return fails("rename", To) ? -1 : REAL(rename)(From, To);
}

static int opened(const char *Name, int Flags, mode_t Mode) {
  if ((Flags & O_CREAT) && fails("create", Name))
    return -1;
  return REAL(open)(Name, Flags, Mode);
}

int open(const char *Name, int Flags, ...) {
  va_list Rest;
  va_start(Rest, Flags);
  const mode_t Mode = va_arg(Rest, mode_t);
  va_end(Rest);
  return opened(Name, Flags, Mode);
}

int open64(const char *Name, int Flags, ...) {
  va_list Rest;
  va_start(Rest, Flags);
  const mode_t Mode = va_arg(Rest, mode_t);
  va_end(Rest);
  return opened(Name, Flags, Mode);
}
