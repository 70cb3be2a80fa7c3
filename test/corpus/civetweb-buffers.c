// RUN: %check_redirects %s %t --std c11

// URLs that are put together in memory, as C does it.

#include <civetweb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Settings {
  const char *domain;
  int port;
};
extern struct Settings settings;
void logInfo(const char *format, ...);

// Right to report: pages that lost their ending are asked for without it, by
// every method; the new URL is copied together in memory of its own.
static int withoutEnding(struct mg_connection *conn, void *data) {
  const struct mg_request_info *request = mg_get_request_info(conn);
  const char *uri = request->local_uri_raw;
  const char *query = request->query_string;
  const size_t length = strlen(uri), more = query ? strlen(query) : 0;
  char *shorter = calloc(length + more + 2, 1);
  if (!shorter)
    return 0;
  strncat(shorter, uri, length - 4);
  if (more > 0) {
    strcat(shorter, "?");
    strcat(shorter, query);
  }
  logInfo("Redirecting %s ==301==> %s", uri, shorter);
  mg_send_http_redirect(conn, shorter, 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, shorter, 308);
  free(shorter);
  return 1;
}

// Right to report: the same with a buffer of fixed size. This is how most
// servers upgrade to https.
static int upgrade(struct mg_connection *conn, void *data) {
  const struct mg_request_info *request = mg_get_request_info(conn);
  char url[2048];
  if (request->is_ssl)
    return 0;
  snprintf(url, sizeof(url), "https://%s:%d%s", settings.domain, settings.port,
           request->request_uri);
  mg_send_http_redirect(conn, url, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, url, 307);
  return 1;
}

// Right to be silent: a page that comes back to this one, and nothing names a
// method.
static int login(struct mg_connection *conn, void *data) {
  char url[2048];
  snprintf(url, sizeof(url), "/login?next=%s",
           mg_get_request_info(conn)->request_uri);
  mg_send_http_redirect(conn, url, 302);
  return 1;
}

void addAll(struct mg_context *context) {
  mg_set_request_handler(context, "/admin/**.php$", withoutEnding, NULL);
  mg_set_request_handler(context, "/private/**", login, NULL);
  mg_set_request_handler(context, "**", upgrade, NULL);
}
