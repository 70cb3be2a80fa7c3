// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// A process for each connection: it ends when it has answered.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void keep(const char *text);

static void answer(int fd) {
  char line[2000], method[16], path[1000], out[2000];
  ssize_t length = read(fd, line, sizeof line - 1);
  if (length <= 0)
    exit(1);
  line[length] = 0;
  if (sscanf(line, "%15s %999s", method, path) != 2)
    exit(1);
  if (!strcmp(method, "PUT")) {
    snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", path);
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: PUT gets a 302{{.*}}; 307 repeats it [http
    // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example%s\r\n\r\n", path);
    write(fd, out, strlen(out));
    close(fd);
    exit(0);
  }
  if (!strcmp(method, "GET")) {
    const char *home = "HTTP/1.1 302 Found\r\nLocation: /home\r\n\r\n";
    write(fd, home, strlen(home));
    exit(0);
  }
}

static void leave(int fd, const char *where) {
  dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", where);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: dprintf(fd, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", where);
  _exit(0);
}

static void refuse(int fd) {
  dprintf(fd, "HTTP/1.1 405 Method Not Allowed\r\n\r\n");
  _exit(0);
}

static void posted(int fd, const char *method, const char *text) {
  if (strcmp(method, "POST"))
    refuse(fd);
  keep(text);
  leave(fd, "/list");
}

// Only GET gets behind the refusal.
static void asked(int fd, const char *method) {
  if (strcmp(method, "GET"))
    refuse(fd);
  dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /list\r\n\r\n");
  exit(0);
}

int main(void) {
  int fd = 4;
  if (fork() == 0)
    answer(fd);
  char method[16], text[99];
  if (scanf("%15s %98s", method, text) == 2) {
    posted(fd, method, text);
    asked(fd, method);
  }
}
