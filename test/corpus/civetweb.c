// RUN: %check_redirects %s %t --std c11

// What people's CivetWeb servers in C do, in our own words: each redirect was
// judged by hand before the check saw it.

#include <civetweb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Settings {
  const char *domain;
  char home[64];
  int port;
};
extern struct Settings settings;
void note(const char *format, ...);

// Right to be silent: 308 keeps the request, whatever it is.
static int toHome(struct mg_connection *conn, void *data) {
  const struct mg_request_info *request = mg_get_request_info(conn);
  note("Redirecting %s --308--> %s", request->local_uri_raw, settings.home);
  mg_send_http_redirect(conn, settings.home, 308);
  return 1;
}

// Right to be silent: a page of the documentation, and nobody knows by which
// methods this is called.
int documentation(struct mg_connection *conn) {
  const struct mg_request_info *request = mg_get_request_info(conn);
  if (strcmp(request->request_uri, "/api/docs") == 0)
    mg_send_http_redirect(conn, "/api/docs/", 301);
  return 0;
}

// Right to be silent: where to is put together by a helper, and each of its
// callers shows a page or only reads.
static int redirect(struct mg_connection *conn, const int code,
                    const char *format, ...) {
  va_list args;
  va_start(args, format);
  const int size = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *buffer = calloc(size + 1, 1);
  if (!buffer)
    return 0;
  va_start(args, format);
  vsnprintf(buffer, size + 1, format, args);
  va_end(args);
  mg_send_http_redirect(conn, buffer, code);
  free(buffer);
  return code;
}
static int login(struct mg_connection *conn, void *data) {
  char body[256], name[64];
  const struct mg_request_info *request = mg_get_request_info(conn);
  if (strcmp(request->request_method, "POST") != 0)
    return redirect(conn, 302, "%s", "/login.html");
  const int length = mg_read(conn, body, sizeof(body));
  if (mg_get_var(body, length, "name", name, sizeof(name)) < 0)
    return redirect(conn, 302, "%slogin?e=1", settings.home);
  return redirect(conn, 302, "%s", settings.home);
}

// Right to be silent: the page is 303, what is returned goes to the log.
static int index_page(struct mg_connection *conn, void *data) {
  mg_send_http_redirect(conn, "/index.html", 303);
  return 302;
}

void addAll(struct mg_context *context) {
  mg_set_request_handler(context, "/admin$", toHome, NULL);
  mg_set_request_handler(context, "/login", login, NULL);
  mg_set_request_handler(context, "/$", index_page, NULL);
}
