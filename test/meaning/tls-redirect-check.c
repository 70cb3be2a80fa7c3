/* A small server of its own: is the request to be made again over TLS? */

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

enum method { METHOD_GET, METHOD_POST, METHOD_PUT, METHOD_DELETE };

struct client {
  int fd;
  bool tls;
  enum method method;
  char url[1024];
  char host[256];
};

static void send_format(struct client *cl, const char *format, ...) {
  char text[2048];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  send(cl->fd, text, length, 0);
}

static void send_header(struct client *cl, int code, const char *summary) {
  send_format(cl, "HTTP/1.1 %03i %s\r\nConnection: close\r\n", code, summary);
}

static bool tls_redirect_check(struct client *cl, int port) {
  if (cl->tls || !cl->host[0])
    return true;
  char *colon = strchr(cl->host, ':');
  if (colon)
    *colon = 0;
  send_header(cl, 302, "Found");
  if (port != 443)
    send_format(cl, "Location: https://%s:%d%s\r\n\r\n", cl->host, port,
                cl->url);
  else
    send_format(cl, "Location: https://%s%s\r\n\r\n", cl->host, cl->url);
  return false;
}

void run_script(struct client *cl);

void handle_request(struct client *cl) {
  if (tls_redirect_check(cl, 443))
    run_script(cl);
}
