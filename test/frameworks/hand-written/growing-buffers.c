// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// Answers that grow, piece by piece, in a buffer of the program's own.

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void keep(const char *text);

struct heap {
  char *at;
  size_t n, room;
};
static inline void put(struct heap *on, const char *more, size_t n) {
  if (on->n + n >= on->room) {
    on->room = 2 * (on->n + n);
    on->at = realloc(on->at, on->room);
  }
  memcpy(on->at + on->n, more, n);
  on->n += n;
}
static inline void puts_on(struct heap *on, const char *more) { put(on, more, strlen(more)); }
static inline void print_on(struct heap *on, const char *format, ...) {
  char line[1000];
  va_list list;
  va_start(list, format);
  const int n = vsnprintf(line, sizeof line, format, list);
  va_end(list);
  put(on, line, n);
}
static inline void print_at_end(struct heap *on, const char *format, ...) {
  va_list list;
  va_start(list, format);
  on->n += vsnprintf(on->at + on->n, on->room - on->n, format, list);
  va_end(list);
}
static inline struct heap *made(void) { return calloc(1, sizeof(struct heap)); }
static inline void give(struct heap *on, int fd) { send(fd, on->at, on->n, 0); }

// A buffer of the function's own.
static void added(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  struct heap it = {0};
  put(&it, "HTTP/1.1 302 Found\r\n", 20);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: put(&it, "HTTP/1.1 303 See Other\r\n", 24);
  puts_on(&it, "Location: ");
  puts_on(&it, "/a");
  puts_on(&it, "\r\n\r\n");
  send(fd, it.at, it.n, 0);
}
static void addedForGet(int fd, const char *verb) {
  if (strcmp(verb, "GET") != 0)
    return;
  struct heap it = {0};
  put(&it, "HTTP/1.1 302 Found\r\n", 20);
  puts_on(&it, "Location: /a\r\n\r\n");
  send(fd, it.at, it.n, 0);
}
static void printed(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "PUT") != 0)
    return;
  keep(body);
  struct heap it = {0};
  print_on(&it, "HTTP/1.1 %d %s\r\n", 302, "Found");
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: print_on(&it, "HTTP/1.1 %d %s\r\n", 303, "See Other");
  print_on(&it, "Location: %s\r\n\r\n", "/b");
  give(&it, fd);
}
static void printedAtEnd(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "PATCH") != 0)
    return;
  keep(body);
  struct heap it = {malloc(1000), 0, 1000};
  print_at_end(&it, "HTTP/1.1 %d %s\r\n", 302, "Found");
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: PATCH gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: print_at_end(&it, "HTTP/1.1 %d %s\r\n", 303, "See Other");
  print_at_end(&it, "Location: %s\r\n\r\n", "/c");
  give(&it, fd);
}

static void onHeap(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "DELETE") != 0)
    return;
  keep(body);
  struct heap *it = made();
  puts_on(it, "HTTP/1.1 302 Found\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: DELETE gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: puts_on(it, "HTTP/1.1 303 See Other\r\n");
  puts_on(it, "Location: /c\r\n\r\n");
  give(it, fd);
}

// One that a connection has, which somebody else sends.
struct peer {
  int fd;
  struct heap head;
  char rest[2000];
  size_t length;
};
static inline void flush(struct peer *it) { send(it->fd, it->head.at, it->head.n, 0); }
static void kept(struct peer *it, const char *verb, const char *body) {
  if (strcmp(verb, "DELETE") != 0)
    return;
  keep(body);
  puts_on(&it->head, "HTTP/1.1 302 Found\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: DELETE gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: puts_on(&it->head, "HTTP/1.1 303 See Other\r\n");
  puts_on(&it->head, "Location: /d\r\n\r\n");
}
static inline void add_rest(struct peer *it, const char *format, ...) {
  va_list list;
  va_start(list, format);
  it->length += vsnprintf(it->rest + it->length, sizeof it->rest - it->length, format, list);
  va_end(list);
}
static inline void flush_rest(struct peer *it) { send(it->fd, it->rest, it->length, 0); }
static void keptInArray(struct peer *it, const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  add_rest(it, "HTTP/1.1 %d %s\r\n", 302, "Found");
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: add_rest(it, "HTTP/1.1 %d %s\r\n", 303, "See Other");
  add_rest(it, "Location: %s\r\n\r\n", "/e");
}

// Behind what is there, by a number or a pointer.
static void behind(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  char out[1000];
  int n = 0;
  n += snprintf(out + n, sizeof out - n, "HTTP/1.1 302 Found\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: n += snprintf(out + n, sizeof out - n, "HTTP/1.1 303 See Other\r\n");
  n += snprintf(out + n, sizeof out - n, "Location: %s\r\n\r\n", "/f");
  send(fd, out, n, 0);
}
static void onwards(int fd, const char *verb, const char *body) {
  if (strcmp(verb, "PUT") != 0)
    return;
  keep(body);
  char out[1000], *end = out;
  end += sprintf(end, "HTTP/1.1 302 Found\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: PUT gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: end += sprintf(end, "HTTP/1.1 303 See Other\r\n");
  end += sprintf(end, "Location: %s\r\n\r\n", "/g");
  send(fd, out, end - out, 0);
}

// A part of the request's path is not the path.
void cut(int fd, const char *verb, const char *path) {
  if (strcmp(verb, "PUT") != 0)
    return;
  struct heap it = {0};
  puts_on(&it, "HTTP/1.1 302 Found\r\nLocation: https://a.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 302{{.*}}
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: {{.*}}307
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: {{.*}}303
  put(&it, path, strrchr(path, '/') - path);
  puts_on(&it, "\r\n\r\n");
  give(&it, fd);
}

// What goes into a journal, or a client asks.
static FILE *trace_file;
static void shown(const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  struct heap it = {0};
  puts_on(&it, "HTTP/1.1 302 Found\r\nLocation: /h\r\n\r\n");
  fwrite(it.at, 1, it.n, trace_file);
  free(it.at);
}
static void shownOnHeap(const char *verb, const char *body) {
  if (strcmp(verb, "POST") != 0)
    return;
  keep(body);
  struct heap *it = made();
  puts_on(it, "HTTP/1.1 302 Found\r\nLocation: /h\r\n\r\n");
  fwrite(it->at, 1, it->n, trace_file);
}
static void ask(int fd, const char *verb, const char *path) {
  if (strcmp(verb, "POST") != 0)
    return;
  struct heap it = {0};
  print_on(&it, "POST %s HTTP/1.1\r\n", path);
  puts_on(&it, "Location: /i\r\n\r\n");
  give(&it, fd);
}

void serve(struct peer *it, const char *verb, const char *body) {
  added(it->fd, verb, body);
  addedForGet(it->fd, verb);
  printed(it->fd, verb, body);
  printedAtEnd(it->fd, verb, body);
  onHeap(it->fd, verb, body);
  kept(it, verb, body);
  keptInArray(it, verb, body);
  behind(it->fd, verb, body);
  onwards(it->fd, verb, body);
  shown(verb, body);
  shownOnHeap(verb, body);
  ask(it->fd, verb, body);
  flush(it);
  flush_rest(it);
}
