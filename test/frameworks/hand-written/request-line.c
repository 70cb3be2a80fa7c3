// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// Servers that take the request line apart themselves and never ask for the
// method: whatever they send on answers every method.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

void scanned(int fd) {
  char line[4096], verb[16], where[1024], out[2048];
  recv(fd, line, sizeof line - 1, 0);
  sscanf(line, "%15s %1023s", verb, where);
  snprintf(out, sizeof out, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://a.example%s\r\n\r\n", where);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it
  // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.1 308 Permanent Redirect\r\nLocation: https://a.example%s\r\n\r\n", where);
  send(fd, out, strlen(out), 0);
}
void found(int fd) {
  char line[4096], out[2048];
  recv(fd, line, sizeof line - 1, 0);
  const char *where = strchr(line, ' ');
  if (!where)
    return;
  snprintf(out, sizeof out, "HTTP/1.0 302 Found\r\nLocation: https://b.example%s\r\n\r\n", where);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.0 307 Temporary Redirect\r\nLocation: https://b.example%s\r\n\r\n", where);
  send(fd, out, strlen(out), 0);
}
// It asks for the method after all.
void cut(int fd) {
  char line[4096], out[2048];
  recv(fd, line, sizeof line - 1, 0);
  const char *verb = strtok(line, " ");
  const char *where = strtok(NULL, " ");
  if (!verb || !where || strcmp(verb, "GET") != 0)
    return;
  snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://c.example%s\r\n\r\n", where);
  send(fd, out, strlen(out), 0);
}
void scannedForPut(int fd) {
  char line[4096], verb[16], where[1024], out[2048];
  recv(fd, line, sizeof line - 1, 0);
  if (sscanf(line, "%15s %1023s", verb, where) != 2 || strcmp(verb, "PUT"))
    return;
  snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://d.example%s\r\n\r\n", where);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://d.example%s\r\n\r\n", where);
  send(fd, out, strlen(out), 0);
}
// Another page is shown to whoever asks: that is said of no route that nobody
// restricts, unless UnrestrictedRoutes wants it.
void shown(int fd) {
  char line[4096], verb[16], where[1024];
  recv(fd, line, sizeof line - 1, 0);
  sscanf(line, "%15s %1023s", verb, where);
  send(fd, "HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n", 40, 0);
}
// What isn't cut at a space, or isn't two words, is no request line.
void header(int fd, char *line) {
  char out[2048];
  const char *value = strchr(line, ':');
  snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://e.example%s\r\n\r\n", value);
  send(fd, out, strlen(out), 0);
}
void counted(int fd, const char *line) {
  char out[2048], name[64];
  int count = 0;
  sscanf(line, "%63s %d", name, &count);
  snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://f.example%s\r\n\r\n", name);
  send(fd, out, strlen(out), 0);
}

// A record that has the method and the target.
struct asked {
  int fd;
  char verb[16];
  const char *request_uri, *root_path;
};
struct file {
  int fd;
  char path[512];
};
void kept(const struct asked *it) {
  char out[2048];
  if (strcmp(it->verb, "PUT") != 0)
    return;
  snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://g.example%s\r\n\r\n", it->request_uri);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: snprintf(out, sizeof out, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://g.example%s\r\n\r\n", it->request_uri);
  send(it->fd, out, strlen(out), 0);
}
// What else is called so need not be the request's.
void keptElse(const struct asked *it, const struct file *page) {
  char out[2048];
  if (strcmp(it->verb, "PUT") != 0)
    return;
  if (page)
    snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://h.example%s\r\n\r\n", page->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: PUT gets a 302{{.*}}; 307 repeats it, 303 shows a page
  else
    snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: https://i.example%s\r\n\r\n", it->root_path);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: PUT gets a 302{{.*}}; 307 repeats it, 303 shows a page
  send(it->fd, out, strlen(out), 0);
}
