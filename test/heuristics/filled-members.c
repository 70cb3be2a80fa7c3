// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -std=gnu11

// An answer's target is put into a member that is an array: printed, copied, put
// together. Until then it is empty, which sends nobody anywhere.

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct request {
  const char *method;
  const char *path;
  const char *host;
};
struct answer {
  int status;
  char location[512];
  const char *body;
};

static void send_answer(int client, const struct answer *answer) {
  char head[1024];
  int length = snprintf(head, sizeof(head), "HTTP/1.1 %d -\r\n", answer->status);
  if (answer->location[0])
    length += snprintf(head + length, sizeof(head) - length, "Location: %s\r\n", answer->location);
  length += snprintf(head + length, sizeof(head) - length, "\r\n%s", answer->body);
  write(client, head, length);
}

// Printed.
static void printed(const struct request *request, struct answer *answer) {
  answer->status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 307 repeats it [
  // CHECK-FIXES: answer->status = 307;
  snprintf(answer->location, sizeof(answer->location), "https://%s%s", request->host, request->path);
}

// Put together.
static void joined(const struct request *request, struct answer *answer) {
  strcpy(answer->location, "https://");
  strcat(answer->location, request->host);
  strcat(answer->location, request->path);
  answer->status = 301;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 301{{.*}}; 308 repeats it [
  // CHECK-FIXES: answer->status = 308;
}

// Copied: a page.
static int keep(const char *text);
static void copied(const struct request *request, struct answer *answer) {
  if (!keep(request->path)) {
    answer->status = 500;
    return;
  }
  answer->status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 303 always means GET [
  // CHECK-FIXES: answer->status = 303;
  strncpy(answer->location, "/orders", sizeof(answer->location) - 1);
}

// Where it can't be made, nobody is sent anywhere: what the caller begins with is
// no target.
static void pointed(const struct request *request, struct answer *answer) {
  char *target = NULL;
  answer->status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 307 repeats it [
  // CHECK-FIXES: answer->status = 307;
  if (asprintf(&target, "https://%s%s", request->host, request->path) > 0)
    memcpy(answer->location, target, strlen(target) + 1);
}

// No redirects: a page that was made, one for GET alone, one that is empty.
static void created(const struct request *request, struct answer *answer) {
  answer->status = 201;
  snprintf(answer->location, sizeof(answer->location), "%s/1", request->path);
}
static void shown(const struct request *request, struct answer *answer) {
  answer->status = 302;
  snprintf(answer->location, sizeof(answer->location), "https://%s%s", request->host, request->path);
}
static void emptied(const struct request *request, struct answer *answer) {
  answer->status = 302;
  strcpy(answer->location, "");
  answer->body = request->path;
}

void serve(int client, const struct request *request) {
  struct answer answer = {404, "", ""};
  if (strcmp(request->method, "POST") == 0) {
    if (strncmp(request->path, "/a", 2) == 0)
      printed(request, &answer);
    else if (strncmp(request->path, "/b", 2) == 0)
      joined(request, &answer);
    else if (strncmp(request->path, "/c", 2) == 0)
      copied(request, &answer);
    else if (strncmp(request->path, "/d", 2) == 0)
      pointed(request, &answer);
    else if (strncmp(request->path, "/e", 2) == 0)
      created(request, &answer);
    else
      emptied(request, &answer);
  } else if (strcmp(request->method, "GET") == 0) {
    shown(request, &answer);
  }
  send_answer(client, &answer);
}

// Other things have a place and a state, too.
struct station {
  int status;
  char location[64];
};
static struct station stations[8];
static void enter(const struct request *request, struct station *station) {
  station->status = 302;
  snprintf(station->location, sizeof(station->location), "Hall %s", request->path);
}
void serve_stations(int client, const struct request *request) {
  if (strcmp(request->method, "POST") == 0)
    enter(request, &stations[client & 7]);
  write(client, "HTTP/1.1 204 -\r\n\r\n", 18);
}
