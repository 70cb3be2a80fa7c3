/* What libonion declares, as far as its responses go. Written for the tests,
   after the facts of version 0.8. */

#ifndef ONION_STAND_IN_H
#define ONION_STAND_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct onion_t onion;
typedef struct onion_request_t onion_request;
typedef struct onion_response_t onion_response;
typedef struct onion_url_t onion_url;
typedef struct onion_handler_t onion_handler;

enum onion_connection_status_e { OCS_NOT_PROCESSED = 0, OCS_PROCESSED = 2 };
typedef enum onion_connection_status_e onion_connection_status;

enum onion_response_codes_e {
  HTTP_OK = 200,
  HTTP_MOVED = 301,
  HTTP_REDIRECT = 302,
  HTTP_SEE_OTHER = 303,
  HTTP_TEMPORARY_REDIRECT = 307,
};

enum onion_request_flags_e {
  OR_METHODS = 0x0F,
  OR_GET = 0,
  OR_POST = 1,
  OR_HEAD = 2,
  OR_OPTIONS = 3,
  OR_PUT = 5,
  OR_DELETE = 6,
  OR_PATCH = 10,
  OR_HTTP11 = 0x10,
};
typedef enum onion_request_flags_e onion_request_flags;

typedef onion_connection_status (*onion_handler_handler)(void *, onion_request *,
                                                         onion_response *);
typedef void (*onion_handler_private_data_free)(void *);

onion_url *onion_root_url(onion *server);
int onion_url_add(onion_url *url, const char *regexp, void *handler_f);
int onion_url_add_with_data(onion_url *url, const char *regexp, void *handler_f,
                            void *data, void *datafree);
onion_handler *onion_handler_new(onion_handler_handler handler, void *privdata,
                                 onion_handler_private_data_free priv_data_free);

onion_request_flags onion_request_get_flags(onion_request *req);
const char *onion_request_get_method_name(onion_request *req);
const char *onion_request_get_path(onion_request *req);
const char *onion_request_get_fullpath(onion_request *req);
const char *onion_request_get_post(onion_request *req, const char *query);

void onion_response_set_header(onion_response *res, const char *key, const char *value);
void onion_response_set_code(onion_response *res, int code);
bool onion_response_add_cookie(onion_response *req, const char *name, const char *value,
                               time_t validity, const char *path, const char *domain,
                               int flags);
int onion_response_write_headers(onion_response *res);
onion_connection_status onion_shortcut_response_extra_headers(const char *response,
                                                              int code, onion_request *req,
                                                              onion_response *res, ...);
onion_connection_status onion_shortcut_redirect(const char *newurl, onion_request *req,
                                                onion_response *res);

#ifdef __cplusplus
}
#endif

#endif
