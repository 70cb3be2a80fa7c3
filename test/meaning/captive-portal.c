/* Whatever a guest's device asks for, it gets the page that asks to agree
   first. The server speaks HTTP/1.0. */

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

struct request {
  int fd;
  char host[128];
  char path[512];
};

static void redirect(struct request *r, const char *url) {
  char text[1024];
  int length = snprintf(text, sizeof text,
                        "HTTP/1.0 302 Found\r\nLocation: %s\r\n\r\n", url);
  send(r->fd, text, length, 0);
}

void serve_gateway(struct request *r);

void handle(struct request *r, const char *gateway) {
  char url[256];
  if (!strcmp(r->host, gateway)) {
    serve_gateway(r);
    return;
  }
  snprintf(url, sizeof url, "http://%s/splash.html", gateway);
  redirect(r, url);
}
