// RUN: %check_redirects %s %t --std c11

// A function writes a response, or a part of one, into its caller's buffer.

#include <civetweb.h>
#include <stdio.h>
#include <string.h>

static const char *pathOf(struct mg_connection *conn) {
  return mg_get_request_info(conn)->local_uri;
}

static void fill(char *out, size_t size, const char *path) {
  snprintf(out, size, "HTTP/1.1 302 Found\r\nLocation: /v2%s\r\n\r\n", path);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: POST, PUT, PATCH and DELETE get a 302
  // CHECK-FIXES: snprintf(out, size, "HTTP/1.1 307 Temporary Redirect\r\nLocation: /v2%s\r\n\r\n", path);
}
static void fillTwin(char *out, size_t size, const char *path) {
  snprintf(out, size, "HTTP/1.1 302 Found\r\nLocation: /v2%s\r\n\r\n", path);
}
static void fillPage(char *out, size_t size) {
  snprintf(out, size, "HTTP/1.1 200 OK\r\n\r\n");
}
static int sendFilled(struct mg_connection *conn, void *data) {
  char answer[200];
  fill(answer, sizeof answer, pathOf(conn));
  return mg_printf(conn, "%s", answer);
}
// It is filled again, or not sent.
static int sendPage(struct mg_connection *conn, void *data) {
  char answer[200];
  fillTwin(answer, sizeof answer, pathOf(conn));
  fillPage(answer, sizeof answer);
  return mg_printf(conn, "%s", answer);
}
static int keep(struct mg_connection *conn, void *data) {
  char answer[200];
  fillTwin(answer, sizeof answer, pathOf(conn));
  puts(answer);
  return mg_printf(conn, "HTTP/1.1 204 No Content\r\n\r\n");
}

// Who fills it again isn't seen.
void render(char *out, size_t size);
static int sendRendered(struct mg_connection *conn, void *data) {
  char answer[200];
  fillTwin(answer, sizeof answer, pathOf(conn));
  render(answer, sizeof answer);
  return mg_printf(conn, "%s", answer);
}
// The parameter points elsewhere by then.
char *scratch(void);
static void fillScratch(char *out, const char *path) {
  out = scratch();
  sprintf(out, "HTTP/1.1 302 Found\r\nLocation: /v2%s\r\n\r\n", path);
}
static int sendUnfilled(struct mg_connection *conn, void *data) {
  char answer[200] = "";
  fillScratch(answer, pathOf(conn));
  return mg_printf(conn, "%s", answer);
}

// The status comes from the caller, and so does the length.
static int head(char *out, size_t size, int status, const char *target) {
  return snprintf(out, size, "HTTP/1.1 %d Moved\r\nLocation: %s\r\n\r\n",
                  status, target);
}
static void targetFor(char *out, size_t size, const char *path) {
  snprintf(out, size, "https://b.example%s", path);
}
static int sendHead(struct mg_connection *conn, void *data) {
  char target[100], answer[200];
  targetFor(target, sizeof target, pathOf(conn));
  const int length = head(answer, sizeof answer, 302, target);
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: POST, PUT, PATCH and DELETE get a 302
  // CHECK-FIXES: const int length = head(answer, sizeof answer, 307, target);
  return mg_write(conn, answer, (size_t)length);
}
static int sendCreated(struct mg_connection *conn, void *data) {
  char target[100], answer[200];
  targetFor(target, sizeof target, pathOf(conn));
  const int length = head(answer, sizeof answer, 201, target);
  return mg_write(conn, answer, (size_t)length);
}

// Piece by piece, the next one behind the last.
static int begin(char *out, size_t size) {
  return snprintf(out, size, "HTTP/1.1 301 Moved Permanently\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST, PUT, PATCH and DELETE get a 301
  // CHECK-FIXES: return snprintf(out, size, "HTTP/1.1 308 Permanent Redirect\r\n");
}
static int field(char *out, size_t size, const char *name, const char *value) {
  return snprintf(out, size, "%s: %s\r\n", name, value);
}
static int sendPieces(struct mg_connection *conn, void *data) {
  char target[100], answer[200];
  targetFor(target, sizeof target, pathOf(conn));
  int length = begin(answer, sizeof answer);
  length += field(answer + length, sizeof answer - length, "Location", target);
  length += field(answer + length, sizeof answer - length, "Via", "b");
  return mg_write(conn, answer, (size_t)length);
}
static int beginTwin(char *out, size_t size) {
  return snprintf(out, size, "HTTP/1.1 301 Moved Permanently\r\n");
}
static int sendOtherPieces(struct mg_connection *conn, void *data) {
  char target[100], answer[200];
  targetFor(target, sizeof target, pathOf(conn));
  int length = beginTwin(answer, sizeof answer);
  length += field(answer + length, sizeof answer - length, "Link", target);
  return mg_write(conn, answer, (size_t)length);
}

void install(struct mg_context *context) {
  mg_set_request_handler(context, "/filled", sendFilled, 0);
  mg_set_request_handler(context, "/page", sendPage, 0);
  mg_set_request_handler(context, "/kept", keep, 0);
  mg_set_request_handler(context, "/rendered", sendRendered, 0);
  mg_set_request_handler(context, "/unfilled", sendUnfilled, 0);
  mg_set_request_handler(context, "/head", sendHead, 0);
  mg_set_request_handler(context, "/created", sendCreated, 0);
  mg_set_request_handler(context, "/pieces", sendPieces, 0);
  mg_set_request_handler(context, "/other", sendOtherPieces, 0);
}
