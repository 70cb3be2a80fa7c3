// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// A status and a target that are given to a function whose body nobody sees.

#include <string.h>
#include <sys/socket.h>

struct peer;
struct asked {
  struct peer *peer;
  int fd;
  char verb[9], path[99], *text;
};
void keep(const char *text);

void http_send_reply(struct peer *peer, int status, const char *type, const char *location);
void write_response(int fd, int code, const char *phrase, const char *headers, const char *body);
void respond(struct peer *, int, const char *);
void log_reply(struct peer *peer, int status, const char *location);
void check_response(struct peer *peer, int status, const char *location);
void count(struct peer *peer, int status, const char *location);

static void go(struct peer *peer, const char *where) { http_send_reply(peer, 302, "text/html", where); }
// CHECK-MESSAGES: :[[@LINE-1]]:78: warning: POST gets a 302{{.*}}; 303 always means GET
// CHECK-FIXES: static void go(struct peer *peer, const char *where) { http_send_reply(peer, 303, "text/html", where); }
void posted(const struct asked *it) {
  if (strcmp(it->verb, "POST") == 0) {
    keep(it->text);
    go(it->peer, "/list");
  } else {
    const char page[] = "HTTP/1.1 200 OK\r\n\r\n";
    send(it->fd, page, sizeof page - 1, 0);
  }
}
void shown(const struct asked *it) {
  if (strcmp(it->verb, "GET") == 0)
    http_send_reply(it->peer, 302, "text/html", "/list");
}

// The target is a line among others.
void lines(const struct asked *it) {
  if (strcmp(it->verb, "PUT") == 0) {
    keep(it->text);
    write_response(it->fd, 302, "Found", "Location: /list\r\n", "");
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: PUT gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: write_response(it->fd, 303, "See Other", "Location: /list\r\n", "");
  } else {
    write_response(it->fd, 200, "OK", "Vary: Origin\r\n", "page");
  }
}

// Its declaration has no names, but calls show what is given where.
void unnamed(const struct asked *it) {
  if (strcmp(it->verb, "DELETE") == 0) {
    keep(it->text);
    respond(it->peer, 302, "/list");
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: DELETE gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: respond(it->peer, 303, "/list");
  } else {
    respond(it->peer, 404, "not found");
  }
}

// Who writes a log, checks or counts answers nobody.
void others(const struct asked *it) {
  if (strcmp(it->verb, "POST") == 0) {
    keep(it->text);
    log_reply(it->peer, 302, "/list");
    check_response(it->peer, 302, "/list");
    count(it->peer, 302, "/list");
  }
}
