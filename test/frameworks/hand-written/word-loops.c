// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// Request lines that loops take apart, letter by letter.

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#define is_blank(c) isspace((int)(c))
int get_line(int fd, char *line, int size);
void unknown_method(int fd);

void copies(int fd) {
  char line[1024], method[32], url[512], out[800];
  size_t to = 0, from = 0;
  get_line(fd, line, sizeof line);
  while (!is_blank(line[from]) && to < sizeof method - 1) {
    method[to] = line[from];
    to++;
    from++;
  }
  method[to] = '\0';
  to = 0;
  while (is_blank(line[from]) && from < sizeof line)
    from++;
  while (!is_blank(line[from]) && to < sizeof url - 1 && from < sizeof line) {
    url[to] = line[from];
    to++;
    from++;
  }
  url[to] = '\0';
  if (url[strlen(url) - 1] != '/') {
    snprintf(out, sizeof out, "HTTP/1.0 301 Moved Permanently\r\nLocation: %s/\r\n\r\n", url);
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http
    // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.0 308 Permanent Redirect\r\nLocation: %s/\r\n\r\n", url);
    send(fd, out, strlen(out), 0);
  }
}

void cuts(int fd) {
  char line[1024], out[2000];
  ssize_t length = recv(fd, line, sizeof line - 1, 0);
  line[length] = 0;
  char *p = line;
  while (*p && *p != ' ')
    p++;
  *p++ = 0;
  char *url = p;
  while (*p && *p != ' ')
    p++;
  *p = 0;
  snprintf(out, sizeof out, "HTTP/1.0 301 Moved Permanently\r\nLocation: https://a.example%s\r\n\r\n", url);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http
  // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.0 308 Permanent Redirect\r\nLocation: https://a.example%s\r\n\r\n", url);
  send(fd, out, strlen(out), 0);
}

void finds(int fd) {
  char line[1024];
  ssize_t length = recv(fd, line, sizeof line, 0);
  ssize_t i = 0;
  while (i < length && line[i] != ' ')
    i++;
  while (i < length && line[i] == ' ')
    i++;
  const char *const url = line + i;
  while (i < length && line[i] != '\r' && line[i] != '\n' && line[i] != ' ')
    i++;
  const char *begin = "HTTP/1.1 301 Moved Permanently\r\nLocation: https://a.example";
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http
  // CHECK-FIXES: const char *begin = "HTTP/1.1 308 Permanent Redirect\r\nLocation: https://a.example";
  send(fd, begin, strlen(begin), 0);
  send(fd, url, line + i - url, 0);
  send(fd, "\r\n\r\n", 4, 0);
}

void reads_only(int fd) {
  char line[1024], method[32], url[512], out[800];
  size_t to = 0, from = 0;
  get_line(fd, line, sizeof line);
  while (!isspace(line[from]) && to < sizeof method - 1)
    method[to++] = line[from++];
  method[to] = '\0';
  if (strcasecmp(method, "GET"))
    return unknown_method(fd);
  to = 0;
  while (line[from] == ' ')
    from++;
  while (!isspace(line[from]) && to < sizeof url - 1)
    url[to++] = line[from++];
  url[to] = '\0';
  snprintf(out, sizeof out, "HTTP/1.0 301 Moved Permanently\r\nLocation: %s/\r\n\r\n", url);
  send(fd, out, strlen(out), 0);
}

// One word is no request line.
void names(int fd) {
  char line[1024], name[32], out[800];
  size_t to = 0;
  get_line(fd, line, sizeof line);
  while (!isspace(line[to]) && to < sizeof name - 1) {
    name[to] = line[to];
    to++;
  }
  name[to] = '\0';
  snprintf(out, sizeof out, "HTTP/1.0 301 Moved Permanently\r\nLocation: https://%s.example/\r\n\r\n", name);
  send(fd, out, strlen(out), 0);
}

// What another server has answered is taken apart like a request.
int asks(int server, char *location) {
  char line[1024], version[32], status[32];
  size_t to = 0, from = 0;
  recv(server, line, sizeof line, 0);
  while (line[from] != ' ' && to < sizeof version - 1)
    version[to++] = line[from++];
  for (to = 0; line[++from] != ' ' && to < sizeof status - 1; ++to)
    status[to] = line[from];
  return strcmp(status, "302") == 0;
}
