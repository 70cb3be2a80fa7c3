// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// A buffer that goes by two names: an array, and a pointer to its beginning.

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct visit {
  int fd;
  char host[64], path[512];
};

static void filledByName(struct visit *it) {
  char text[1000], *out = text;
  int size = snprintf(out, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://a.example%s\r\n\r\n", it->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: POST gets a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: int size = snprintf(out, sizeof text, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://a.example%s\r\n\r\n", it->path);
  write(it->fd, out, size);
}
static void sentByName(struct visit *it) {
  char text[1000];
  char *out;
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", it->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: int size = snprintf(text, sizeof text, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example%s\r\n\r\n", it->path);
  out = text;
  write(it->fd, out, size);
}
static void say(struct visit *it, const char *format, ...) {
  static char text[4000];
  char *out = text;
  va_list list;
  va_start(list, format);
  int size = vsnprintf(out, sizeof text, format, list);
  va_end(list);
  write(it->fd, out, size);
}
static void printed(struct visit *it) {
  say(it, "HTTP/1.1 302 Found\r\nLocation: https://c.example%s\r\n\r\n", it->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: say(it, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://c.example%s\r\n\r\n", it->path);
}

// The pointer leads elsewhere by now, or on.
static void leftTwin(struct visit *it) {
  char text[1000], other[1000], *out = text;
  snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://d.example%s\r\n\r\n", it->path);
  puts(text);
  out = other;
  int size = snprintf(out, sizeof other, "HTTP/1.1 404 Not Found\r\n\r\n");
  write(it->fd, out, size);
}
static void movedTwin(struct visit *it) {
  char text[1000], *out = text;
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://e.example%s\r\n\r\n", it->path);
  puts(text);
  out += size;
  size = snprintf(out, sizeof text - size, "HTTP/1.1 404 Not Found\r\n\r\n");
  write(it->fd, out, size);
}
void advance(char **at, int size);
static void handedTwin(struct visit *it) {
  char text[1000], *out = text;
  advance(&out, 500);
  int size = snprintf(text, 500, "HTTP/1.1 302 Found\r\nLocation: https://g.example%s\r\n\r\n", it->path);
  puts(text);
  write(it->fd, out, size);
}
static void givenTwin(struct visit *it, char *out, int length) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://h.example%s\r\n\r\n", it->path);
  puts(text);
  write(it->fd, out, length);
  out = text;
  puts(out + size);
}
static void readTwin(struct visit *it) {
  char text[1000], *out = text;
  int size = snprintf(out, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://f.example%s\r\n\r\n", it->path);
  write(it->fd, out, size);
}

void serve(struct visit *it) {
  char line[1000];
  line[read(it->fd, line, sizeof line - 1)] = 0;
  strncpy(it->path, strchr(line, ' ') + 1, sizeof it->path);
  if (!strncmp(line, "GET ", 4)) {
    readTwin(it);
  } else if (!strncmp(line, "POST ", 5)) {
    if (!strcmp(it->host, "a"))
      filledByName(it);
    else if (!strcmp(it->host, "b"))
      sentByName(it);
    else if (!strcmp(it->host, "c"))
      printed(it);
    else if (!strcmp(it->host, "d"))
      leftTwin(it);
    else if (!strcmp(it->host, "e"))
      movedTwin(it);
    else if (!strcmp(it->host, "g"))
      handedTwin(it);
    else
      givenTwin(it, line, 10);
  }
}
