// RUN: %check_redirects %s %t --std c11

// The callbacks of the C API serve every method: the tests that they make
// themselves decide. Every redirect here sends the request to the same resource
// at another place.

#include <civetweb.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef struct mg_connection Connection;

static const struct mg_request_info *infoOf(const Connection *conn) {
  return mg_get_request_info(conn);
}

static int refuse(Connection *conn) {
  return mg_send_http_error(conn, 405, "%s", "not allowed");
}

// Unguarded: a request of any method is sent on.
static int everything(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/everything", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: POST, PUT, PATCH and DELETE get a 302: most clients turn POST into GET; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/everything", 307);
  return 302;
}
static int everythingKept(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/kept", 308);
  return 308;
}

// An early refusal leaves one method over.
static int postOnly(Connection *conn, void *data) {
  const struct mg_request_info *ri = mg_get_request_info(conn);
  if (strcmp(ri->request_method, "POST") != 0)
    return refuse(conn);
  mg_send_http_redirect(conn, "/v2/post-only", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/post-only", 307);
  return 302;
}
static int getOnly(Connection *conn, void *data) {
  const struct mg_request_info *ri = mg_get_request_info(conn);
  if (strcmp(ri->request_method, "GET") != 0)
    return refuse(conn);
  mg_send_http_redirect(conn, "/v2/get-only", 302);
  return 302;
}

static int notReading(Connection *conn, void *data) {
  const char *method = infoOf(conn)->request_method;
  if (!strcmp(method, "GET") || 0 == strcmp("HEAD", method))
    return 0;
  mg_send_http_redirect(conn, "/v2/not-reading", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/not-reading", 308);
  return 301;
}
static int reading(Connection *conn, void *data) {
  const char *method = infoOf(conn)->request_method;
  if (strcmp(method, "GET") && 0 != strcmp("HEAD", method))
    return 0;
  mg_send_http_redirect(conn, "/v2/reading", 301);
  return 301;
}

static int ignoringCase(Connection *conn, void *data) {
  const struct mg_request_info *ri = mg_get_request_info(conn);
  if (strcasecmp(ri->request_method, "put") == 0)
    mg_send_http_redirect(conn, "/v2/ignoring-case", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302: some clients then send GET instead; 307 repeats it
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/ignoring-case", 307);
  return 1;
}
static int ignoringCaseTwin(Connection *conn, void *data) {
  const struct mg_request_info *ri = mg_get_request_info(conn);
  if (strcasecmp(ri->request_method, "get") == 0)
    mg_send_http_redirect(conn, "/v2/ignoring-case-twin", 302);
  return 1;
}

static int keptInLocal(Connection *conn, void *data) {
  const int isDelete = !strcmp(infoOf(conn)->request_method, "DELETE");
  if (isDelete)
    mg_send_http_redirect(conn, "/v2/kept-in-local", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/kept-in-local", 307);
  return 1;
}
static int keptInLocalTwin(Connection *conn, void *data) {
  const int differs = strcmp(infoOf(conn)->request_method, "GET");
  if (!differs)
    mg_send_http_redirect(conn, "/v2/kept-in-local-twin", 302);
  return 1;
}

// The dispatcher decides for those that it calls.
static int move(Connection *conn) {
  mg_send_http_redirect(conn, "/v2/dispatched", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: POST and PATCH get
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/dispatched", 307);
  return 302;
}
static int show(Connection *conn) {
  mg_send_http_redirect(conn, "/v2/dispatched", 302);
  return 302;
}
static int dispatch(Connection *conn, const char *method) {
  if (strcmp(method, "POST") == 0)
    return move(conn);
  if (!strcmp(method, "PATCH")) {
    return move(conn);
  } else if (!strcmp(method, "GET")) {
    return show(conn);
  }
  return refuse(conn);
}
static int dispatched(Connection *conn, void *data) {
  return dispatch(conn, infoOf(conn)->request_method);
}

// A predicate of the project's own.
static int isWrite(const struct mg_request_info *ri) {
  return !strcmp(ri->request_method, "POST") ||
         !strcmp(ri->request_method, "PUT");
}
static int byPredicate(Connection *conn, void *data) {
  if (isWrite(mg_get_request_info(conn)))
    mg_send_http_redirect(conn, "/v2/by-predicate", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: POST and PUT get
  // CHECK-FIXES: mg_send_http_redirect(conn, "/v2/by-predicate", 307);
  return 1;
}
static int byPredicateTwin(Connection *conn, void *data) {
  const struct mg_request_info *ri = mg_get_request_info(conn);
  if (isWrite(ri) || !strcmp(ri->request_method, "PATCH") ||
      !strcmp(ri->request_method, "DELETE"))
    return refuse(conn);
  mg_send_http_redirect(conn, "/v2/by-predicate-twin", 302);
  return 302;
}

// Nobody registers this one here.
int unused(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/v2/unused", 302);
  return 302;
}

void addRoutes(struct mg_context *ctx) {
  mg_set_request_handler(ctx, "/v1/everything", everything, NULL);
  mg_set_request_handler(ctx, "/v1/kept", everythingKept, NULL);
  mg_set_request_handler(ctx, "/v1/post-only", postOnly, NULL);
  mg_set_request_handler(ctx, "/v1/get-only", getOnly, NULL);
  mg_set_request_handler(ctx, "/v1/not-reading", notReading, NULL);
  mg_set_request_handler(ctx, "/v1/reading", reading, NULL);
  mg_set_request_handler(ctx, "/v1/ignoring-case", &ignoringCase, NULL);
  mg_set_request_handler(ctx, "/v1/ignoring-case-twin", ignoringCaseTwin, 0);
  mg_set_request_handler(ctx, "/v1/kept-in-local", keptInLocal, NULL);
  mg_set_request_handler(ctx, "/v1/kept-in-local-twin", keptInLocalTwin, NULL);
  mg_set_request_handler(ctx, "/v1/dispatched", dispatched, NULL);
  mg_set_request_handler(ctx, "/v1/by-predicate", byPredicate, NULL);
  mg_set_request_handler(ctx, "/v1/by-predicate-twin", byPredicateTwin, NULL);
  mg_set_request_handler(ctx, "/v1/removed", NULL, NULL);
}
