/* An invented library in C: functions with a prefix, statuses as numbers. */
#pragma once
#ifdef __cplusplus
extern "C" {
#endif

struct tiny_server;
struct tiny_conn;
enum tiny_method { TINY_GET, TINY_HEAD, TINY_POST, TINY_PUT, TINY_DELETE };
typedef int (*tiny_handler)(struct tiny_conn *conn, void *data);

void tiny_http_post(struct tiny_server *s, const char *path, tiny_handler fn);
void tiny_http_get(struct tiny_server *s, const char *path, tiny_handler fn);
void tiny_register_handler(struct tiny_server *s, enum tiny_method method,
                           const char *path, tiny_handler fn);
void tiny_add_handler(struct tiny_server *s, const char *path, tiny_handler fn);

enum tiny_method tiny_get_method(const struct tiny_conn *conn);
const char *tiny_path(const struct tiny_conn *conn);
int tiny_read_body(struct tiny_conn *conn, char *to, unsigned long size);
const char *tiny_form(struct tiny_conn *conn, const char *name);

int tiny_redirect(struct tiny_conn *conn, const char *url, int status);
void tiny_set_status(struct tiny_conn *conn, int status);
void tiny_set_header(struct tiny_conn *conn, const char *name,
                     const char *value);
void tiny_text(struct tiny_conn *conn, const char *text);

#ifdef __cplusplus
}
#endif
