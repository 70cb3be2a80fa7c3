// RUN: %check_redirects %s %t --std c11

// Every way to send a redirect with the C API, and numbers that send none.

#include <civetweb.h>
#include <stdlib.h>
#include <string.h>

#define MOVED 302

enum { Found = 302, Kept = 307 };

typedef struct mg_connection Connection;

void logAccess(Connection *conn, int status);

static int literal(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/literal", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: POST, PUT, PATCH and DELETE get a 302
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/literal", 307);
  return 302;
}
static int permanent(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/permanent", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: {{.*}} 301{{.*}}; 308 repeats it
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/permanent", 308);
  return 301;
}
static int macro(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/macro", MOVED);
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: {{.*}} a 302
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/macro", 307);
  return MOVED;
}
static int enumerator(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/enumerator", Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: {{.*}} a 302
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/enumerator", Kept);
  return Found;
}
static int local(Connection *conn, void *data) {
  int status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: {{.*}} a 302
  // CHECK-FIXES: int status = 307;
  mg_send_http_redirect(conn, "/v2/local", status);
  return status;
}
static int choice(Connection *conn, void *data) {
  const int forEver = mg_get_header(conn, "X-Permanent") != NULL;
  mg_send_http_redirect(conn, "/v2/choice", forEver ? 308 : 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: {{.*}} a 302
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/choice", forEver ? 308 : 307);
  return 1;
}
// The response in pieces.
static int pieces(Connection *conn, void *data) {
  mg_response_header_start(conn, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}} a 302
  // CHECK-FIXES: mg_response_header_start(conn, 307);
  mg_response_header_add(conn, "Location", "/v2/pieces", -1);
  mg_response_header_send(conn);
  return 302;
}
// The caller of a helper decides the status.
static int redirectTo(Connection *conn, const char *url, int status) {
  mg_response_header_start(conn, status);
  mg_response_header_add(conn, "location", url, (int)strlen(url));
  return mg_response_header_send(conn);
}
static int helper(Connection *conn, void *data) {
  return redirectTo(conn, "/v2/helper", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: {{.*}} a 302
  // CHECK-FIXES: return redirectTo(conn, "/v2/helper", 307);
}

// Clients keep the method of these, or show another page as they should. 0
// stands for 307.
static int kept(Connection *conn, void *data) {
  return mg_send_http_redirect(conn, "/v2/kept", 307);
}
static int keptByDefault(Connection *conn, void *data) {
  return mg_send_http_redirect(conn, "/v2/kept-by-default", 0);
}
static int keptForEver(Connection *conn, void *data) {
  return mg_send_http_redirect(conn, "/v2/kept-for-ever", 308);
}
static int shown(Connection *conn, void *data) {
  return mg_send_http_redirect(conn, "/v2/shown", 303);
}
static int keptHelper(Connection *conn, void *data) {
  return redirectTo(conn, "/v2/kept-helper", 307);
}
static int chosen(Connection *conn, void *data) {
  const struct mg_request_info *ri = mg_get_request_info(conn);
  int status = 302;
  if (strcmp(ri->request_method, "GET") && strcmp(ri->request_method, "HEAD"))
    status = 307;
  return mg_send_http_redirect(conn, "/v2/chosen", status);
}

// What a handler returns goes to the log alone, and so does what it passes to a
// log of its own.
static int returned(Connection *conn, void *data) {
  mg_send_http_ok(conn, "text/plain", 0);
  return 302;
}
static int logged(Connection *conn, void *data) {
  logAccess(conn, 302);
  return mg_send_http_redirect(conn, "/v2/logged", 307);
}
// A status without a Location, and a Location without a redirecting status.
static int statusOnly(Connection *conn, void *data) {
  mg_response_header_start(conn, 302);
  mg_response_header_add(conn, "X-Seen", "/v2/status-only", -1);
  return mg_response_header_send(conn);
}
static int created(Connection *conn, void *data) {
  mg_response_header_start(conn, 201);
  mg_response_header_add(conn, "Location", "/v2/created", -1);
  return mg_response_header_send(conn);
}

void addRoutes(struct mg_context *ctx) {
  mg_set_request_handler(ctx, "/v1/literal", literal, NULL);
  mg_set_request_handler(ctx, "/v1/permanent", permanent, NULL);
  mg_set_request_handler(ctx, "/v1/macro", macro, NULL);
  mg_set_request_handler(ctx, "/v1/enumerator", enumerator, NULL);
  mg_set_request_handler(ctx, "/v1/local", local, NULL);
  mg_set_request_handler(ctx, "/v1/choice", choice, NULL);
  mg_set_request_handler(ctx, "/v1/pieces", pieces, NULL);
  mg_set_request_handler(ctx, "/v1/helper", helper, NULL);
  mg_set_request_handler(ctx, "/v1/kept", kept, NULL);
  mg_set_request_handler(ctx, "/v1/kept-by-default", keptByDefault, NULL);
  mg_set_request_handler(ctx, "/v1/kept-for-ever", keptForEver, NULL);
  mg_set_request_handler(ctx, "/v1/shown", shown, NULL);
  mg_set_request_handler(ctx, "/v1/kept-helper", keptHelper, NULL);
  mg_set_request_handler(ctx, "/v1/chosen", chosen, NULL);
  mg_set_request_handler(ctx, "/v1/returned", returned, NULL);
  mg_set_request_handler(ctx, "/v1/logged", logged, NULL);
  mg_set_request_handler(ctx, "/v1/status-only", statusOnly, NULL);
  mg_set_request_handler(ctx, "/v1/created", created, NULL);
}
