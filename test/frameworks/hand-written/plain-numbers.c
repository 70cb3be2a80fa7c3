// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// An enumeration without a name, or of another name than the member's type,
// which is an int: what is compared with the names of methods is the method.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

void keep(const char *text);

enum { VERB_GET = 1, VERB_POST, VERB_PUT };
enum { STEP_GET, STEP_PUT, STEP_DONE };
struct visit {
  int fd, asked, step, isSafe;
  char host[64], path[512];
};
static void say(struct visit *it, const char *text) { send(it->fd, text, strlen(text), 0); }

static void addPage(struct visit *it) {
  keep(it->path);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /added\r\n\r\n", 40, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: send(it->fd, "HTTP/1.1 303 See Other\r\nLocation: /added\r\n\r\n", 44, 0);
}
static void showPage(struct visit *it) { say(it, "HTTP/1.1 302 Found\r\nLocation: /shown\r\n\r\n"); }
static void byCase(struct visit *it) {
  switch (it->asked) {
  case VERB_GET:
    showPage(it);
    break;
  case VERB_POST:
    addPage(it);
    break;
  default:
    say(it, "HTTP/1.1 405 Method Not Allowed\r\n\r\n");
  }
}

// All but those that are refused.
static void toSafe(struct visit *it) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://%s%s\r\n\r\n", it->host, it->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST, PATCH and DELETE get a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: int size = snprintf(text, sizeof text, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://%s%s\r\n\r\n", it->host, it->path);
  send(it->fd, text, size, 0);
}
static void byRefusal(struct visit *it) {
  if (it->asked == VERB_PUT)
    say(it, "HTTP/1.1 405 Method Not Allowed\r\n\r\n");
  else if (!it->isSafe)
    toSafe(it);
  else
    byCase(it);
}

// Only GET.
static void toSafeReading(struct visit *it) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://%s%s\r\n\r\n", it->host, it->path);
  send(it->fd, text, size, 0);
}
static void readsOnly(struct visit *it) {
  if (VERB_GET != it->asked)
    say(it, "HTTP/1.1 405 Method Not Allowed\r\n\r\n");
  else
    toSafeReading(it);
}

// An int that is compared with no methods.
static void bySteps(struct visit *it) {
  if (it->step == STEP_PUT) {
    keep(it->path);
    say(it, "HTTP/1.1 302 Found\r\nLocation: /stepped\r\n\r\n");
  }
}

void serve(struct visit *it) {
  char line[1000];
  int size = recv(it->fd, line, sizeof line - 1, 0);
  line[size] = 0;
  if (!strncmp(line, "GET ", 4))
    it->asked = VERB_GET;
  else if (!strncmp(line, "POST ", 5))
    it->asked = VERB_POST;
  else if (!strncmp(line, "PUT ", 4))
    it->asked = VERB_PUT;
  strncpy(it->path, strchr(line, ' ') + 1, sizeof it->path);
  if (!strcmp(it->host, "steps.example"))
    bySteps(it);
  else if (!strcmp(it->host, "read.example"))
    readsOnly(it);
  else
    byRefusal(it);
}
