// RUN: %check_redirects %s %t --std gnu17 --checks 'http-redirect-*' -- -isystem %S/include

// A device's pages: the record beside the callback has the methods, the headers
// stand in arrays that never change.

#include <stdio.h>
#include <string.h>
#include <zephyr/net/http/server.h>
#include <zephyr/net/http/service.h>

int is_known(struct http_client_ctx *client);
void save_settings(const uint8_t *text, size_t length);
int show(struct http_response_ctx *response_ctx, const char *page);

// What no other resource serves is sent to the first page: nothing shows whether
// the author has thought of what writes.
static int on_other(struct http_client_ctx *client, enum http_data_status status,
                    const struct http_request_ctx *request_ctx, struct http_response_ctx *response_ctx,
                    void *user_data) {
  static const struct http_header headers[] = {
      {.name = "Location", .value = "/"},
      {.name = "Cache-Control", .value = "no-store"},
  };
  response_ctx->status = HTTP_302_FOUND;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: POST, PUT and DELETE get a 302{{.*}}, 303 shows a page
  response_ctx->headers = headers;
  response_ctx->header_count = ARRAY_SIZE(headers);
  response_ctx->body = NULL;
  response_ctx->body_len = 0;
  response_ctx->final_chunk = true;
  return 0;
}
static struct http_resource_detail_dynamic other_detail = {
    .common =
        {
            .type = HTTP_RESOURCE_TYPE_DYNAMIC,
            .bitmask_of_supported_http_methods =
                BIT(HTTP_GET) | BIT(HTTP_HEAD) | BIT(HTTP_POST) | BIT(HTTP_PUT) | BIT(HTTP_DELETE) | BIT(HTTP_OPTIONS),
        },
    .cb = on_other,
    .user_data = NULL,
};

// A form that comes piece by piece is kept, then its page is shown.
static uint8_t form[512];
static size_t cursor;
static const struct http_header to_settings[] = {{"Location", "/settings"}};
static int on_settings(struct http_client_ctx *client, enum http_data_status status,
                       const struct http_request_ctx *request_ctx, struct http_response_ctx *response_ctx,
                       void *user_data) {
  if (status == HTTP_SERVER_DATA_ABORTED) {
    cursor = 0;
    return 0;
  }
  if (client->method == HTTP_POST) {
    if (request_ctx->data_len > 0 && request_ctx->data_len <= sizeof(form) - cursor) {
      memcpy(form + cursor, request_ctx->data, request_ctx->data_len);
      cursor += request_ctx->data_len;
    }
    if (status == HTTP_SERVER_DATA_FINAL) {
      save_settings(form, cursor);
      cursor = 0;
      response_ctx->status = HTTP_302_FOUND;
      // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: response_ctx->status = HTTP_303_SEE_OTHER;
      response_ctx->headers = to_settings;
      response_ctx->header_count = ARRAY_SIZE(to_settings);
      response_ctx->final_chunk = true;
    }
    return 0;
  }
  return status == HTTP_SERVER_DATA_FINAL ? show(response_ctx, "settings") : 0;
}
static struct http_resource_detail_dynamic settings_detail = {
    .common = {.type = HTTP_RESOURCE_TYPE_DYNAMIC, .bitmask_of_supported_http_methods = BIT(HTTP_GET) | BIT(HTTP_POST)},
    .cb = on_settings,
};

// Silent: right.
static int on_settings_right(struct http_client_ctx *client, enum http_data_status status,
                             const struct http_request_ctx *request_ctx, struct http_response_ctx *response_ctx,
                             void *user_data) {
  if (status != HTTP_SERVER_DATA_FINAL)
    return 0;
  save_settings(request_ctx->data, request_ctx->data_len);
  response_ctx->status = HTTP_303_SEE_OTHER;
  response_ctx->headers = to_settings;
  response_ctx->header_count = ARRAY_SIZE(to_settings);
  response_ctx->final_chunk = true;
  return 0;
}
static struct http_resource_detail_dynamic settings_right_detail = {
    .common = {.type = HTTP_RESOURCE_TYPE_DYNAMIC, .bitmask_of_supported_http_methods = BIT(HTTP_POST)},
    .cb = on_settings_right,
};

// Silent: who isn't known is sent to the login, from pages that only GET shows.
static void send_to_login(struct http_response_ctx *response_ctx) {
  static const char body[] = "Log in first";
  static const struct http_header headers[] = {
      {"Location", "/login"},
      {"Content-Type", "text/plain"},
  };
  response_ctx->status = HTTP_302_FOUND;
  response_ctx->headers = headers;
  response_ctx->header_count = ARRAY_SIZE(headers);
  response_ctx->body = (const uint8_t *)body;
  response_ctx->body_len = strlen(body);
  response_ctx->final_chunk = true;
}
static int on_page(struct http_client_ctx *client, enum http_data_status status,
                   const struct http_request_ctx *request_ctx, struct http_response_ctx *response_ctx,
                   void *user_data) {
  if (status != HTTP_SERVER_DATA_FINAL)
    return 0;
  if (is_known(client) != 0) {
    send_to_login(response_ctx);
    return 0;
  }
  return show(response_ctx, "page");
}
static struct http_resource_detail_dynamic page_detail = {
    .common = {.type = HTTP_RESOURCE_TYPE_DYNAMIC, .bitmask_of_supported_http_methods = BIT(HTTP_GET)},
    .cb = on_page,
};

// An upgrade to https; behind a test, of GET alone.
static int on_plain(struct http_client_ctx *client, enum http_data_status status,
                    const struct http_request_ctx *request_ctx, struct http_response_ctx *response_ctx,
                    void *user_data) {
  static char url[300];
  snprintf(url, sizeof(url), "https://device.local%s", (const char *)client->url_buffer);
  struct http_header headers[] = {{"Location", url}};
  response_ctx->status = HTTP_301_MOVED_PERMANENTLY;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: response_ctx->status = HTTP_308_PERMANENT_REDIRECT;
  response_ctx->headers = headers;
  response_ctx->header_count = 1;
  return 0;
}
static int on_plain_page(struct http_client_ctx *client, enum http_data_status status,
                         const struct http_request_ctx *request_ctx, struct http_response_ctx *response_ctx,
                         void *user_data) {
  if (client->method != HTTP_GET) {
    response_ctx->status = HTTP_405_METHOD_NOT_ALLOWED;
    response_ctx->final_chunk = true;
    return 0;
  }
  static char url[300];
  snprintf(url, sizeof(url), "https://device.local%s", (const char *)client->url_buffer);
  struct http_header headers[] = {{"Location", url}};
  response_ctx->status = HTTP_301_MOVED_PERMANENTLY;
  response_ctx->headers = headers;
  response_ctx->header_count = 1;
  return 0;
}
static struct http_resource_detail_dynamic plain_detail = {
    .common = {.type = HTTP_RESOURCE_TYPE_DYNAMIC, .bitmask_of_supported_http_methods = BIT(HTTP_GET) | BIT(HTTP_POST)},
    .cb = on_plain,
};
static struct http_resource_detail_dynamic plain_page_detail = {
    .common = {.type = HTTP_RESOURCE_TYPE_DYNAMIC, .bitmask_of_supported_http_methods = BIT(HTTP_GET) | BIT(HTTP_POST)},
    .cb = on_plain_page,
};

HTTP_RESOURCE_DEFINE(settings_resource, device, "/settings", &settings_detail);
HTTP_RESOURCE_DEFINE(settings_right_resource, device, "/right", &settings_right_detail);
HTTP_RESOURCE_DEFINE(page_resource, device, "/", &page_detail);
HTTP_RESOURCE_DEFINE(plain_resource, plain, "/", &plain_detail);
HTTP_RESOURCE_DEFINE(plain_page_resource, plain, "/page", &plain_page_detail);
struct http_resource_detail *other = &other_detail.common;
