/* What facil.io declares, as far as its HTTP servers go. Written for the tests,
   after the facts of version 0.7. */

#ifndef FACIL_IO_HTTP_STAND_IN_H
#define FACIL_IO_HTTP_STAND_IN_H

#include <stddef.h>
#include <stdint.h>

typedef uintptr_t FIOBJ;
#define FIOBJ_INVALID 0

typedef struct fio_str_info_s {
  size_t capa;
  size_t len;
  char *data;
} fio_str_info_s;

FIOBJ fiobj_str_new(const char *str, size_t len);
FIOBJ fiobj_str_buf(size_t capa);
size_t fiobj_str_write(FIOBJ dest, const char *data, size_t len);
__attribute__((format(printf, 2, 3))) size_t fiobj_str_printf(FIOBJ dest, const char *format, ...);
size_t fiobj_str_concat(FIOBJ dest, FIOBJ source);
FIOBJ fiobj_dup(FIOBJ o);
void fiobj_free(FIOBJ o);
fio_str_info_s fiobj_obj2cstr(const FIOBJ o);
int fiobj_iseq(const FIOBJ self, const FIOBJ other);
FIOBJ fiobj_hash_get(const FIOBJ hash, FIOBJ key);

typedef struct http_settings_s http_settings_s;

typedef struct {
  FIOBJ method;
  FIOBJ status_str;
  FIOBJ version;
  uintptr_t status;
  FIOBJ path;
  FIOBJ query;
  FIOBJ headers;
  FIOBJ cookies;
  FIOBJ params;
  FIOBJ body;
  void *udata;
} http_s;

typedef struct {
  const char *name;
  const char *value;
  int max_age;
} http_cookie_args_s;

int http_set_header(http_s *h, FIOBJ name, FIOBJ value);
int http_set_header2(http_s *h, fio_str_info_s name, fio_str_info_s value);
int http_set_cookie(http_s *h, http_cookie_args_s cookie);
#define http_set_cookie(http___handle, ...)                                                                            \
  http_set_cookie((http___handle), (http_cookie_args_s){__VA_ARGS__})
int http_send_body(http_s *h, void *data, uintptr_t length);
int http_send_error(http_s *h, size_t error_code);
void http_finish(http_s *h);
int http_parse_body(http_s *h);
void http_parse_query(http_s *h);
void http_parse_cookies(http_s *h, uint8_t is_url_encoded);

struct http_settings_s {
  void (*on_request)(http_s *request);
  void (*on_upgrade)(http_s *request, char *requested_protocol, size_t len);
  void (*on_response)(http_s *response);
  const char *public_folder;
  uint8_t log;
};

intptr_t http_listen(const char *port, const char *binding, struct http_settings_s);
#define http_listen(port, binding, ...) http_listen((port), (binding), (struct http_settings_s){__VA_ARGS__})

extern FIOBJ HTTP_HEADER_ACCEPT;
extern FIOBJ HTTP_HEADER_HOST;
extern FIOBJ HTTP_HEADER_CONTENT_TYPE;

#endif
