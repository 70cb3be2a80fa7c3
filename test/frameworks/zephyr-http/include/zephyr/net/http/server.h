/* What Zephyr declares, as far as its HTTP server goes. Written for the tests,
   after the facts of version 4.2. */

#ifndef ZEPHYR_HTTP_SERVER_STAND_IN_H
#define ZEPHYR_HTTP_SERVER_STAND_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BIT(n) (1UL << (n))
#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

enum http_method {
  HTTP_DELETE = 0,
  HTTP_GET = 1,
  HTTP_HEAD = 2,
  HTTP_POST = 3,
  HTTP_PUT = 4,
  HTTP_OPTIONS = 6,
  HTTP_PATCH = 28,
};

enum http_status {
  HTTP_200_OK = 200,
  HTTP_301_MOVED_PERMANENTLY = 301,
  HTTP_302_FOUND = 302,
  HTTP_303_SEE_OTHER = 303,
  HTTP_307_TEMPORARY_REDIRECT = 307,
  HTTP_308_PERMANENT_REDIRECT = 308,
  HTTP_405_METHOD_NOT_ALLOWED = 405,
};

enum http_resource_type {
  HTTP_RESOURCE_TYPE_STATIC,
  HTTP_RESOURCE_TYPE_STATIC_FS,
  HTTP_RESOURCE_TYPE_DYNAMIC,
};

struct http_resource_detail {
  uint32_t bitmask_of_supported_http_methods;
  enum http_resource_type type;
  int path_len;
  const char *content_encoding;
  const char *content_type;
};

enum http_data_status {
  HTTP_SERVER_DATA_ABORTED = -1,
  HTTP_SERVER_DATA_MORE = 0,
  HTTP_SERVER_DATA_FINAL = 1,
};

struct http_header {
  const char *name;
  const char *value;
};

struct http_request_ctx {
  uint8_t *data;
  size_t data_len;
  struct http_header *headers;
  size_t header_count;
};

struct http_response_ctx {
  enum http_status status;
  const struct http_header *headers;
  size_t header_count;
  const uint8_t *body;
  size_t body_len;
  bool final_chunk;
};

struct http_client_ctx {
  int fd;
  unsigned char url_buffer[256];
  enum http_method method;
};

typedef int (*http_resource_dynamic_cb_t)(struct http_client_ctx *client, enum http_data_status status,
                                          const struct http_request_ctx *request_ctx,
                                          struct http_response_ctx *response_ctx, void *user_data);

struct http_resource_detail_dynamic {
  struct http_resource_detail common;
  http_resource_dynamic_cb_t cb;
  struct http_client_ctx *holder;
  void *user_data;
};

int http_server_start(void);

#endif
