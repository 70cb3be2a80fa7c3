// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other --no-fix

// The parser leaves a number or a flag for the method in a record, and a
// function that is given the record tests that: who gets past the test isn't
// known, whatever the number means.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define ASKED_TO_READ 1
#define ASKED_TO_WRITE 2
struct visit {
  int fd;
  int asked;
  int kind;
  int reads;
  int folder;
  char path[1000];
};
static void refuse(int fd) { send(fd, "HTTP/1.1 405 Method Not Allowed\r\n\r\n", 35, 0); }

static void serveByNumber(struct visit *it) {
  if (it->asked != ASKED_TO_READ)
    return refuse(it->fd);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n", 36, 0);
}
void byNumber(int fd, const char *text) {
  struct visit it;
  it.fd = fd;
  if (!strncmp(text, "GET ", 4))
    it.asked = ASKED_TO_READ;
  else if (!strncmp(text, "POST ", 5))
    it.asked = ASKED_TO_WRITE;
  else
    return;
  serveByNumber(&it);
}

static void serveByFlag(const struct visit *it) {
  if (!it->reads)
    return refuse(it->fd);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n", 36, 0);
}
void byFlag(int fd, const char *text) {
  struct visit it = {0};
  it.fd = fd;
  if (!strncmp(text, "GET ", 4))
    it.asked = ASKED_TO_READ, it.reads = 1;
  else if (!strncmp(text, "POST ", 5))
    it.asked = ASKED_TO_WRITE;
  else
    return;
  serveByFlag(&it);
}

// A function of its own leaves the number, one on each way.
static void readAsked(struct visit *it, const char *text) {
  if (!strncmp(text, "GET ", 4))
    it->kind = ASKED_TO_READ;
  else if (!strncmp(text, "POST ", 5))
    it->kind = ASKED_TO_WRITE;
  strncpy(it->path, strchr(text, ' ') + 1, sizeof it->path);
}
static void sendOn(struct visit *it) {
  char line[2000];
  int size = snprintf(line, sizeof line, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", it->path);
  send(it->fd, line, size, 0);
}
static void serveAsked(struct visit *it) {
  if (it->kind == ASKED_TO_READ)
    sendOn(it);
}
void byParser(int fd) {
  struct visit it = {.fd = fd};
  char text[1000];
  recv(fd, text, sizeof text, 0);
  readAsked(&it, text);
  serveAsked(&it);
}
void byPointer(int fd) {
  struct visit own = {.fd = fd}, *it = &own;
  char text[1000];
  recv(fd, text, sizeof text, 0);
  readAsked(it, text);
  serveAsked(it);
}

// What all methods set alike decides of none.
static void serveFolder(const struct visit *it) {
  if (!it->folder)
    return refuse(it->fd);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /c\r\n\r\n", 36, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
}
void byFolder(int fd, const char *text, int folder) {
  struct visit it = {0};
  it.fd = fd;
  it.folder = folder;
  if (!strncmp(text, "GET ", 4))
    it.asked = ASKED_TO_READ;
  else if (!strncmp(text, "POST ", 5))
    it.asked = ASKED_TO_WRITE;
  else
    return;
  serveFolder(&it);
}
