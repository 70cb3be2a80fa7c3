// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// Functions of the program's own that print by a format, and send what comes of
// it: at once, by others, or in pieces.

#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void keep(const char *text);

static void tell(int fd, const char *format, ...) {
  char line[1000];
  va_list list;
  va_start(list, format);
  const int n = vsnprintf(line, sizeof line, format, list);
  va_end(list);
  write(fd, line, n);
}
static void whole(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  tell(fd, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: tell(fd, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", "/a");
}
static void wholeForGet(int fd, const char *verb) {
  if (strcmp(verb, "GET") != 0)
    return;
  tell(fd, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/a");
}
static void pieces(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "PUT") != 0)
    return;
  keep(body);
  tell(fd, "HTTP/1.1 %d %s\r\n", 302, "Found");
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: tell(fd, "HTTP/1.1 %d %s\r\n", 303, "See Other");
  tell(fd, "Location: %s\r\n", "/a");
  tell(fd, "\r\n");
}

// By what a library has for it.
static void tellFile(FILE *out, const char *format, ...) {
  va_list list;
  va_start(list, format);
  vfprintf(out, format, list);
  va_end(list);
}
static void toFile(FILE *out, const char *verb, const char *body) {
  if (strcmp(verb, "PATCH") != 0)
    return;
  keep(body);
  tellFile(out, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/b");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: PATCH gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: tellFile(out, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", "/b");
}
static void tellSocket(int fd, const char *format, ...) {
  va_list list;
  va_start(list, format);
  vdprintf(fd, format, list);
  va_end(list);
}
static void toSocket(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "DELETE") != 0)
    return;
  keep(body);
  tellSocket(fd, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/c");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: DELETE gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: tellSocket(fd, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", "/c");
}

// By others of the program's own.
static void hand(int fd, const char *text) { write(fd, text, strlen(text)); }
static void tellList(int fd, const char *format, va_list list) {
  char line[1000];
  vsnprintf(line, sizeof line, format, list);
  hand(fd, line);
}
static void tellBy(int fd, const char *format, ...) {
  va_list list;
  va_start(list, format);
  tellList(fd, format, list);
  va_end(list);
}
static void byOthers(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  tellBy(fd, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/d");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: tellBy(fd, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", "/d");
}

// To people, or into a journal.
static void note(const char *format, ...) {
  va_list list;
  va_start(list, format);
  vfprintf(stderr, format, list);
  va_end(list);
}
static FILE *trace_file;
static void trace(const char *format, ...) {
  va_list list;
  va_start(list, format);
  vfprintf(trace_file, format, list);
  va_end(list);
}
// It goes nowhere.
static int measure(const char *format, ...) {
  char line[1000];
  va_list list;
  va_start(list, format);
  const int n = vsnprintf(line, sizeof line, format, list);
  va_end(list);
  return n;
}
static void notes(const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  note("HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/e");
  trace("HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/e");
  measure("HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/e");
}
// A client asks.
static void ask(int fd, const char *verb, const char *path) {
  if (strcmp(verb, "POST") == 0)
    tell(fd, "POST %s HTTP/1.1\r\nLocation: %s\r\n\r\n", path, "/f");
}
// What another server has answered is passed on.
static void pass(int fd, const char *verb, const char *answer) {
  const char *to = strstr(answer, "Location: ");
  if (strcmp(verb, "POST") == 0 && to)
    tell(fd, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", to + 10);
}

void serve(int fd, FILE *out, const char *verb, const char *body) {
  whole(fd, verb, body);
  wholeForGet(fd, verb);
  pieces(fd, verb, body);
  toFile(out, verb, body);
  toSocket(fd, verb, body);
  byOthers(fd, verb, body);
  notes(verb, body);
  ask(fd, verb, body);
  pass(fd, verb, body);
}
