// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -std=gnu11

// Statuses that are only counted, in C, where an enumerator is a plain number.

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { HTTP_200, HTTP_301, HTTP_302, HTTP_307, HTTP_400, HTTP_404, HTTP_STATUSES };
static const char *const lines[HTTP_STATUSES] = {
    "200 OK", "301 Moved Permanently", "302 Found", "307 Temporary Redirect", "400 Bad Request", "404 Not Found"};

struct request {
  const char *method;
  const char *path;
};
struct response {
  int status;
  char location[512];
};

static void respond(int client, const struct response *response) {
  char head[1024];
  int length = snprintf(head, sizeof(head), "HTTP/1.1 %s\r\nLocation: %s\r\n\r\n", lines[response->status], response->location);
  write(client, head, length);
}

static void move(const struct request *request, struct response *response) {
  if (strcmp(request->method, "POST") != 0)
    return;
  response->status = HTTP_302;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 302{{.*}}; 307 repeats it [
  // CHECK-FIXES: response->status = HTTP_307;
  snprintf(response->location, sizeof(response->location), "https://b.example%s", request->path);
}
// There is no 308 in it, and its number would be no line of the table.
static void move_for_good(const struct request *request, struct response *response) {
  if (strcmp(request->method, "POST") != 0)
    return;
  response->status = HTTP_301;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 301{{.*}}; 308 repeats it [
  // CHECK-FIXES: response->status = HTTP_301;
  snprintf(response->location, sizeof(response->location), "https://c.example%s", request->path);
}
static void show(const struct request *request, struct response *response) {
  if (strcmp(request->method, "GET") != 0) {
    response->status = HTTP_400;
    return;
  }
  response->status = HTTP_302;
  snprintf(response->location, sizeof(response->location), "https://b.example%s", request->path);
}

void serve(int client, const struct request *request) {
  struct response response = {HTTP_404, ""};
  if (strncmp(request->path, "/a/", 3) == 0)
    move(request, &response);
  else if (strncmp(request->path, "/b/", 3) == 0)
    move_for_good(request, &response);
  else
    show(request, &response);
  respond(client, &response);
}

static void send_line(int client, int status, const char *location) {
  char head[1024];
  int length = snprintf(head, sizeof(head), "HTTP/1.1 %s\r\nLocation: %s\r\n\r\n", lines[status], location);
  write(client, head, length);
}
void serve_lines(int client, const struct request *request) {
  char target[512];
  snprintf(target, sizeof(target), "https://b.example%s", request->path);
  if (strcmp(request->method, "PUT") == 0)
    send_line(client, HTTP_302, target);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: PUT gets a 302{{.*}}; 307 repeats it [
  // CHECK-FIXES: send_line(client, HTTP_307, target);
  else if (strcmp(request->method, "GET") == 0)
    send_line(client, HTTP_301, target);
}
