/* Port 80 does nothing but send to port 443. */

#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <stdio.h>

static void to_https(struct evhttp_request *request, void *data) {
  (void)data;
  char location[2048];
  const char *host = evhttp_request_get_host(request);
  if (!host) {
    evhttp_send_error(request, 400, "Bad Request");
    return;
  }
  snprintf(location, sizeof location, "https://%s%s", host,
           evhttp_request_get_uri(request));
  evhttp_add_header(evhttp_request_get_output_headers(request), "Location",
                    location);
  evhttp_send_reply(request, 301, "Moved Permanently", NULL);
}

int main(void) {
  struct event_base *base = event_base_new();
  struct evhttp *plain = evhttp_new(base);
  evhttp_set_allowed_methods(plain, EVHTTP_REQ_GET | EVHTTP_REQ_HEAD |
                                        EVHTTP_REQ_POST | EVHTTP_REQ_PUT |
                                        EVHTTP_REQ_PATCH | EVHTTP_REQ_DELETE);
  evhttp_set_gencb(plain, to_https, NULL);
  evhttp_bind_socket(plain, "0.0.0.0", 80);
  event_base_dispatch(base);
}
