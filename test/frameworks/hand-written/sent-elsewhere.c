// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// An answer that is put into a buffer, which another function sends when the
// socket is ready for it. That one has to be in the same unit, so that it is
// inline where this is tried in parts.

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void keep(const char *text);

struct peer {
  int socket, state;
  char verb[9], *uri, *text;
  char *head;
  size_t length, done;
  char note[500];
};
static inline int sendAll(int fd, const char *bytes, size_t length) {
  return (int)send(fd, bytes, length, 0);
}

// It is made there.
static void moved(struct peer *it, const char *host) {
  it->length = (size_t)asprintf(&it->head, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://%s%s\r\n\r\n", host, it->uri);
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: PUT gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: it->length = (size_t)asprintf(&it->head, "HTTP/1.1 308 Permanent Redirect\r\nLocation: https://%s%s\r\n\r\n", host, it->uri);
  it->state = 2;
}
static void movedForGet(struct peer *it, const char *host) {
  it->length = (size_t)asprintf(&it->head, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://%s%s\r\n\r\n", host, it->uri);
  it->state = 2;
}
// It is assigned.
static void stored(struct peer *it) {
  keep(it->text);
  it->head = "HTTP/1.1 302 Found\r\nLocation: /list\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: it->head = "HTTP/1.1 303 See Other\r\nLocation: /list\r\n\r\n";
  it->length = strlen(it->head);
}
// What nobody sends is no answer, and neither is what a later one replaces.
static void noted(struct peer *it) {
  keep(it->text);
  strcpy(it->note, "HTTP/1.1 302 Found\r\nLocation: /list\r\n\r\n");
}
static void replaced(struct peer *it) {
  keep(it->text);
  it->head = "HTTP/1.1 302 Found\r\nLocation: /list\r\n\r\n";
  it->head = "HTTP/1.1 204 No Content\r\n\r\n";
}
void process(struct peer *it) {
  if (strcmp(it->verb, "PUT") == 0)
    moved(it, "a.example");
  else if (strcmp(it->verb, "GET") == 0)
    movedForGet(it, "a.example");
  else if (strcmp(it->verb, "POST") == 0)
    stored(it);
  else if (strcmp(it->verb, "DELETE") == 0)
    noted(it);
  else if (strcmp(it->verb, "PATCH") == 0)
    replaced(it);
}
static inline void writable(struct peer *it) {
  const int sent = sendAll(it->socket, it->head + it->done, it->length - it->done);
  if (sent > 0)
    it->done += (size_t)sent;
  puts(it->note);
}

// A buffer of the whole program.
static char answer[2000], page[2000];
static void redirect(const char *where) {
  sprintf(answer, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", where);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: DELETE gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: sprintf(answer, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", where);
}
static void draft(const char *where) {
  sprintf(page, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", where);
}
static inline void flush(int fd) { sendAll(fd, answer, strlen(answer)); }
void drop(int fd, const char *verb, const char *text) {
  if (strcmp(verb, "DELETE") != 0)
    return;
  keep(text);
  redirect("/trash");
  draft("/trash");
  flush(fd);
}
