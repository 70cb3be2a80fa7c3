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

/* Records that have their names by typedefs only. */
typedef enum { PLAIN_GET, PLAIN_POST } plain_method_t;
typedef struct {
  plain_method_t method;
  const char *path;
  const char *body;
} plain_request_t;
typedef struct {
  int status;
} plain_response_t;
typedef void (*plain_handler_t)(const plain_request_t *req,
                                plain_response_t *res);

void plain_handle(const char *path, plain_handler_t handler);
void plain_header(plain_response_t *res, const char *name, const char *value);

#ifdef __cplusplus
}
#endif
