// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// A record of the function's own, which others fill and answer: what those do
// to it whose bodies are seen is known, and so is what it holds afterwards.

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { VERB_GET = 1, VERB_POST };
struct visit {
  int fd, asks, isSafe;
  char host[64], path[512];
};
void look(struct visit *it);

static void parse(struct visit *it, char *line) {
  if (!strncmp(line, "GET ", 4))
    it->asks = VERB_GET;
  else if (!strncmp(line, "POST ", 5))
    it->asks = VERB_POST;
  strncpy(it->path, strchr(line, ' ') + 1, sizeof it->path);
}
static void toStart(struct visit *it) { strcpy(it->path, "/start"); }

static void sendOn(struct visit *it, const char *host) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://%s%s\r\n\r\n", host, it->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: int size = snprintf(text, sizeof text, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://%s%s\r\n\r\n", host, it->path);
  write(it->fd, text, size);
}
static void answer(struct visit *it) {
  if (it->asks == VERB_POST)
    sendOn(it, it->host);
}
void serve(int fd) {
  struct visit it = {fd};
  char line[1000];
  while (read(it.fd, line, sizeof line) > 0) {
    parse(&it, line);
    answer(&it);
  }
}

// Only GET.
static void sendReader(struct visit *it) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://%s%s\r\n\r\n", it->host, it->path);
  write(it->fd, text, size);
}
static void answerReader(struct visit *it) {
  if (it->asks == VERB_GET)
    sendReader(it);
}
void serveReader(int fd) {
  struct visit it = {fd};
  char line[1000];
  read(it.fd, line, sizeof line);
  parse(&it, line);
  answerReader(&it);
}

// Another page, as a function has put that there since.
static void sendElsewhere(struct visit *it) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://%s%s\r\n\r\n", it->host, it->path);
  write(it->fd, text, size);
}
void serveStart(int fd) {
  struct visit it = {fd};
  char line[1000];
  read(it.fd, line, sizeof line);
  parse(&it, line);
  toStart(&it);
  if (!it.isSafe)
    sendElsewhere(&it);
}

// Nobody knows what it holds after a function that isn't seen.
static void sendSomewhere(struct visit *it) {
  char text[1000];
  int size = snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: https://%s%s\r\n\r\n", it->host, it->path);
  write(it->fd, text, size);
}
void serveLooked(int fd) {
  struct visit it = {fd};
  char line[1000];
  read(it.fd, line, sizeof line);
  parse(&it, line);
  look(&it);
  if (!it.isSafe)
    sendSomewhere(&it);
}
