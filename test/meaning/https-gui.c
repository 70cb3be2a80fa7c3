/* The graphical interface and its REST API are only served over TLS. */

#include <civetweb.h>
#include <stdio.h>

int serve_gui(struct mg_connection *conn, void *data);

static int redirect_to_https(struct mg_connection *conn, void *data) {
  const struct mg_request_info *info = mg_get_request_info(conn);
  const char *host = mg_get_header(conn, "Host");
  if (info->is_ssl || !host)
    return serve_gui(conn, data);
  mg_printf(conn,
            "HTTP/1.1 302 Found\r\n"
            "Location: https://%s%s%s%s\r\n"
            "Content-Length: 0\r\n\r\n",
            host, info->request_uri, info->query_string ? "?" : "",
            info->query_string ? info->query_string : "");
  return 302;
}

int main(void) {
  const char *options[] = {"listening_ports", "8384,8443s", 0};
  struct mg_context *context = mg_start(0, 0, options);
  mg_set_request_handler(context, "/", redirect_to_https, 0);
  getchar();
  mg_stop(context);
}
