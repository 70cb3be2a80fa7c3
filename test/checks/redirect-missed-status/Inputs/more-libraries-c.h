/* What client libraries in C declare, as far as the tests use it. */
#include <stddef.h>

/* libevent */
struct evhttp_request;
struct evhttp_connection;
struct evkeyvalq;
struct event_base;
struct evdns_base;
enum evhttp_cmd_type { EVHTTP_REQ_GET = 1 };
struct evhttp_request *evhttp_request_new(void (*cb)(struct evhttp_request *, void *), void *arg);
int evhttp_make_request(struct evhttp_connection *evcon, struct evhttp_request *req,
                        enum evhttp_cmd_type type, const char *uri);
int evhttp_request_get_response_code(const struct evhttp_request *req);
struct evkeyvalq *evhttp_request_get_input_headers(struct evhttp_request *req);
const char *evhttp_find_header(const struct evkeyvalq *headers, const char *key);

/* libsoup */
typedef struct SoupSession SoupSession;
typedef struct SoupMessageHeaders SoupMessageHeaders;
typedef struct SoupMessage {
  unsigned status_code;
  SoupMessageHeaders *response_headers;
} SoupMessage;
SoupMessage *soup_message_new(const char *method, const char *uri);
unsigned soup_session_send_message(SoupSession *session, SoupMessage *msg);
const char *soup_message_headers_get_one(SoupMessageHeaders *headers, const char *name);

/* Mongoose */
struct mg_mgr;
struct mg_connection;
struct mg_str {
  const char *buf;
  size_t len;
};
struct mg_http_message;
typedef void (*mg_event_handler_t)(struct mg_connection *, int, void *);
struct mg_str *mg_http_get_header(struct mg_http_message *hm, const char *name);
int mg_http_status(const struct mg_http_message *hm);
struct mg_connection *mg_http_connect(struct mg_mgr *mgr, const char *url,
                                      mg_event_handler_t fn, void *fn_data);

/* neon */
typedef struct ne_session_s ne_session;
typedef struct ne_request_s ne_request;
typedef struct {
  char *scheme, *host, *userinfo;
  unsigned int port;
  char *path;
} ne_uri;
typedef struct {
  int major_version, minor_version, code, klass;
  char *reason_phrase;
} ne_status;
ne_request *ne_request_create(ne_session *sess, const char *method, const char *path);
int ne_request_dispatch(ne_request *req);
const ne_status *ne_get_status(const ne_request *req);
const ne_uri *ne_redirect_location(ne_session *sess);

/* serf */
typedef struct serf_bucket_t serf_bucket_t;
typedef struct serf_bucket_alloc_t serf_bucket_alloc_t;
typedef struct serf_request_t serf_request_t;
typedef struct serf_connection_t serf_connection_t;
typedef struct {
  int version, code;
  const char *reason;
} serf_status_line;
int serf_bucket_response_status(serf_bucket_t *bkt, serf_status_line *sline);
serf_bucket_t *serf_bucket_response_get_headers(serf_bucket_t *response);
const char *serf_bucket_headers_get(serf_bucket_t *headers, const char *header);
serf_bucket_t *serf_request_bucket_request_create(serf_request_t *request, const char *method,
                                                  const char *uri, serf_bucket_t *body,
                                                  serf_bucket_alloc_t *allocator);

/* WinINet */
typedef void *HINTERNET;
typedef unsigned long DWORD;
#define HTTP_QUERY_STATUS_CODE 19
#define HTTP_QUERY_LOCATION 33
#define HTTP_QUERY_FLAG_NUMBER 0x20000000
int HttpQueryInfoA(HINTERNET request, DWORD level, void *buffer, DWORD *length, DWORD *index);
HINTERNET InternetOpenUrlA(HINTERNET internet, const char *url, const char *headers,
                           DWORD length, DWORD flags, size_t context);
int InternetReadFile(HINTERNET file, void *buffer, DWORD length, DWORD *read);
