/* A thermostat in the house's network, on CivetWeb. Its page has a form, its
 * settings have an interface, and the first app still uses older addresses.
 *
 *     thermostat [PORT [SECONDS]]    any free port and ten minutes by default
 */

#include <civetweb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char room[40] = "hall";
static int boostMinutes;

static int isPost(const struct mg_connection *conn) {
  return strcmp(mg_get_request_info(conn)->request_method, "POST") == 0;
}

/* The body, as far as it fits, with a 0 behind it. */
static void readBody(struct mg_connection *conn, char *text, int size) {
  int length = 0;
  int more = 1;
  while (more > 0 && length < size - 1) {
    more = mg_read(conn, text + length, size - 1 - length);
    if (more > 0)
      length += more;
  }
  text[length] = '\0';
}

/* Tells of each request that was answered here and not sent elsewhere. */
static void logServed(struct mg_connection *conn) {
  const struct mg_request_info *info = mg_get_request_info(conn);
  char body[200];
  readBody(conn, body, sizeof(body));
  printf("served %s %s %s\n", info->request_method, info->local_uri, body);
  fflush(stdout);
}

static int answer(struct mg_connection *conn, const char *text) {
  mg_send_http_ok(conn, "text/plain", (long long)strlen(text));
  mg_write(conn, text, strlen(text));
  return 200;
}

static int settings(struct mg_connection *conn, void *data) {
  (void)data;
  logServed(conn);
  return answer(conn, "set\n");
}

/* The first app changes what it wants with PUT, PATCH and DELETE. */
static int oldSettings(struct mg_connection *conn, void *data) {
  const char *method = mg_get_request_info(conn)->request_method;
  (void)data;
  if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)
    return mg_send_http_redirect(conn, "/", 302);
  return mg_send_http_redirect(conn, "/api/settings", 302);
}

/* The program of the day moved when it became a setting. */
static int oldProgram(struct mg_connection *conn, void *data) {
  (void)data;
  if (!isPost(conn))
    return mg_send_http_error(conn, 405, "%s", "POST only");
  return mg_send_http_redirect(conn, "/api/program", 301);
}

/* The form on the page. */
static int renameRoom(struct mg_connection *conn, void *data) {
  char body[200];
  (void)data;
  if (!isPost(conn))
    return mg_send_http_error(conn, 405, "%s", "POST only");
  readBody(conn, body, sizeof(body));
  mg_get_var(body, strlen(body), "room", room, sizeof(room));
  return mg_send_http_redirect(conn, "/", 302);
}

/* Half an hour of heat: a button that starts it, and one that ends it. */
static int boost(struct mg_connection *conn, void *data) {
  (void)data;
  if (isPost(conn)) {
    boostMinutes = 30;
    return mg_send_http_redirect(conn, "/", 307);
  }
  if (strcmp(mg_get_request_info(conn)->request_method, "DELETE") == 0) {
    boostMinutes = 0;
    return mg_send_http_redirect(conn, "/", 302);
  }
  return mg_send_http_error(conn, 405, "%s", "POST or DELETE only");
}

static int page(struct mg_connection *conn, void *data) {
  (void)data;
  logServed(conn);
  return answer(conn, room);
}

int main(int argc, char **argv) {
  const char *options[] = {"listening_ports", "127.0.0.1:0", "num_threads", "2",
                           NULL};
  char address[40];
  struct mg_server_port port;
  snprintf(address, sizeof(address), "127.0.0.1:%s", argc > 1 ? argv[1] : "0");
  options[1] = address;
  alarm(argc > 2 ? (unsigned)atoi(argv[2]) : 600); /* Ends the process. */

  mg_init_library(0);
  struct mg_context *server = mg_start(NULL, NULL, options);
  if (!server || mg_get_server_ports(server, 1, &port) != 1) {
    fprintf(stderr, "thermostat: can't listen on %s\n", address);
    return 1;
  }
  mg_set_request_handler(server, "/$", page, NULL);
  mg_set_request_handler(server, "/api/settings", settings, NULL);
  mg_set_request_handler(server, "/api/program", settings, NULL);
  mg_set_request_handler(server, "/settings", oldSettings, NULL);
  mg_set_request_handler(server, "/program", oldProgram, NULL);
  mg_set_request_handler(server, "/rename", renameRoom, NULL);
  mg_set_request_handler(server, "/boost", boost, NULL);
  printf("listening on http://127.0.0.1:%d\n", port.port);
  fflush(stdout);
  pause();
}
