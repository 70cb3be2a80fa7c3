// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// What is written to a file that stays open is no part of the answer: the
// request may have been carried out, so that it isn't sent on by a fix. What
// goes to the client, to a terminal or to a log is no work.

#include <stdio.h>
#include <string.h>

struct request {
  char method[8], path[256];
  char *body;
};
struct depot {
  FILE *entries, *log;
};
static FILE *journal;
static struct depot *depot;

void written(FILE *client, struct request *req) {
  if (strcmp(req->method, "POST") != 0)
    return;
  fprintf(journal, "%s\n", req->path);
  fprintf(client, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", req->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a {{.*}}, 303 shows a page
}
void put(FILE *client, struct request *req) {
  if (strcmp(req->method, "PUT") != 0)
    return;
  fputs(req->body, depot->entries);
  fprintf(client, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", req->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: PUT gets a {{.*}}, 303 shows a page
}
void dumped(FILE *client, struct depot *store, struct request *req) {
  if (strcmp(req->method, "PATCH") != 0)
    return;
  fwrite(req->body, 1, strlen(req->body), store->entries);
  fprintf(client, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", req->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: PATCH gets a {{.*}}, 303 shows a page
}
void noted(FILE *client, struct request *req) {
  if (strcmp(req->method, "POST") != 0)
    return;
  fputs("another entry\n", depot->entries);
  fprintf(client, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", req->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a {{.*}}, 303 shows a page
}
// It is never enough to show a page.
void noPage(FILE *client, struct request *req) {
  if (strcmp(req->method, "POST") != 0)
    return;
  fputs("another entry\n", depot->entries);
  fprintf(client, "HTTP/1.1 302 Found\r\nLocation: /thanks\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a {{.*}}, 303 shows a page
}

// The same to logs and terminals, and to the client in pieces.
void logged(FILE *client, struct request *req) {
  if (strcmp(req->method, "POST") != 0)
    return;
  fprintf(stderr, "%s\n", req->path);
  fprintf(depot->log, "%s\n", req->path);
  fprintf(client, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", req->path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: fprintf(client, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example%s\r\n\r\n", req->path);
}
struct connection {
  FILE *out;
};
void pieces(struct connection *conn, struct request *req) {
  if (strcmp(req->method, "PUT") != 0)
    return;
  fprintf(conn->out, "HTTP/1.1 302 Found\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: fprintf(conn->out, "HTTP/1.1 307 Temporary Redirect\r\n");
  fprintf(conn->out, "%s\r\n", req->body);
  fprintf(conn->out, "Location: https://b.example%s\r\n\r\n", req->path);
}
