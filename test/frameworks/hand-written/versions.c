// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// A status line whose version is given as numbers, as a text or by the request.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void keep(const char *text);

struct peer {
  int socket, major, minor;
  char verb[9], uri[99], *text;
  const char *protocol;
};

static void begin(struct peer *it, int code) {
  char line[99];
  const int n = snprintf(line, sizeof line, "HTTP/%d.%d %d %s\r\n", it->major, it->minor, code, code == 200 ? "OK" : "Found");
  write(it->socket, line, n);
}

void numbers(struct peer *it) {
  if (strcmp(it->verb, "POST")) {
    begin(it, 200);
    return;
  }
  keep(it->text);
  begin(it, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: begin(it, 303);
  dprintf(it->socket, "Location: %s\r\n\r\n", "/list");
}

void minor(struct peer *it, const char *host) {
  if (!strcmp(it->verb, "PUT"))
    dprintf(it->socket, "HTTP/1.%d 307 Temporary Redirect\r\nLocation: https://%s%s\r\n\r\n", it->minor, host, it->uri);
  if (!strcmp(it->verb, "PATCH"))
    dprintf(it->socket, "HTTP/1.%d 302 Found\r\nLocation: https://%s%s\r\n\r\n", it->minor, host, it->uri);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: PATCH gets a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: dprintf(it->socket, "HTTP/1.%d 307 Temporary Redirect\r\nLocation: https://%s%s\r\n\r\n", it->minor, host, it->uri);
}

void asAsked(struct peer *it) {
  if (!strcmp(it->verb, "DELETE")) {
    keep(it->text);
    dprintf(it->socket, "%s 302 Found\r\nLocation: /list\r\n\r\n", it->protocol);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: DELETE gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: dprintf(it->socket, "%s 303 See Other\r\nLocation: /list\r\n\r\n", it->protocol);
  }
}

// Not every number behind a word is a status, nor every path a version.
void others(struct peer *it) {
  if (!strcmp(it->verb, "POST")) {
    keep(it->text);
    dprintf(it->socket, "%s 302 items\r\nLocation: /list\r\n\r\n", it->text);
    dprintf(it->socket, "HTTP/%s/302 Found\r\nLocation: /list\r\n\r\n", it->text);
    dprintf(it->socket, "%s 302\r\nLocation: /list\r\n\r\n", it->text);
    dprintf(it->socket, "HTTP/1.1 200 OK\r\n\r\nHTTP/1.%d 302 Found\r\n", 1);
  }
}

// A dump for people.
void shows(struct peer *it) {
  static const char Answer[] = "HTTP/1.1 302 Found\r\nLocation: /list\r\n\r\n";
  if (!strcmp(it->verb, "POST")) {
    keep(it->text);
    fwrite(Answer, 1, sizeof Answer - 1, stdout);
    fprintf(stdout, "HTTP/1.1 302 Found\r\nLocation: /list\r\n\r\n");
    fputs(Answer, stdout);
  }
}
