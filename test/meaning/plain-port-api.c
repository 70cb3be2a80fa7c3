/* A second listener for clients that still write http:// in front of the API.
 */

#include <mongoose.h>

static void plain(struct mg_connection *c, int ev, void *ev_data) {
  if (ev != MG_EV_HTTP_MSG)
    return;
  struct mg_http_message *hm = (struct mg_http_message *)ev_data;
  char headers[600];
  mg_snprintf(headers, sizeof headers, "Location: https://%s%.*s%s%.*s\r\n",
              "api.example.org", (int)hm->uri.len, hm->uri.buf,
              hm->query.len ? "?" : "", (int)hm->query.len, hm->query.buf);
  mg_http_reply(c, 301, headers, "");
}

int main(void) {
  struct mg_mgr mgr = {0};
  mg_http_listen(&mgr, "http://0.0.0.0:80", plain, &mgr);
  return 0;
}
