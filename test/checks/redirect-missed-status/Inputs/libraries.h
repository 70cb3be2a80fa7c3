// What client libraries declare, as far as the tests use it.
#pragma once
#include <string>

// libcurl
typedef struct CurlHandle CURL;
enum CURLoption {
  CURLOPT_URL = 10002,
  CURLOPT_POSTFIELDS = 10015,
  CURLOPT_REFERER = 10016,
  CURLOPT_CUSTOMREQUEST = 10036,
  CURLOPT_POST = 47,
  CURLOPT_FOLLOWLOCATION = 52,
  CURLOPT_POSTREDIR = 161
};
#define CURL_REDIR_POST_ALL 7
#define CURLFOLLOW_OBEYCODE 2L
enum CURLINFO { CURLINFO_RESPONSE_CODE = 2, CURLINFO_REDIRECT_URL = 31 };
int curl_easy_setopt(CURL *handle, CURLoption option, ...);
int curl_easy_getinfo(CURL *handle, CURLINFO info, ...);
int curl_easy_perform(CURL *handle);
#define curl_easy_set(handle, option, value) curl_easy_setopt(handle, option, value)

// Arduino
#define HTTP_CODE_OK 200
enum t_http_codes {
  HTTP_CODE_MOVED_PERMANENTLY = 301,
  HTTP_CODE_FOUND = 302,
  HTTP_CODE_SEE_OTHER = 303,
  HTTP_CODE_TEMPORARY_REDIRECT = 307,
  HTTP_CODE_PERMANENT_REDIRECT = 308
};
class HTTPClient {
public:
  bool begin(const std::string &url);
  void end();
  int GET();
  std::string header(const char *name);
  std::string getString();
  const std::string &getLocation();
};

// Qt
class QVariant {
public:
  int toInt() const;
  std::string toString() const;
};
class QNetworkRequest {
public:
  enum Attribute { HttpStatusCodeAttribute, RedirectionTargetAttribute };
  explicit QNetworkRequest(const std::string &url);
};
class QNetworkReply {
public:
  QVariant attribute(QNetworkRequest::Attribute code) const;
};
class QNetworkAccessManager {
public:
  QNetworkReply *get(const QNetworkRequest &request);
};

// Boost.Beast
namespace boost {
namespace beast {
namespace http {
enum class status { ok = 200, moved_permanently = 301, found = 302 };
enum class field { host, location };
struct request {
  explicit request(const std::string &target);
};
struct response {
  http::status result() const;
  std::string operator[](field name) const;
};
template <class Stream> void write(Stream &to, const request &what);
template <class Stream> response read(Stream &from);
} // namespace http
} // namespace beast
} // namespace boost

// ESP-IDF
typedef struct EspClient *esp_http_client_handle_t;
esp_http_client_handle_t esp_http_client_init(const char *url);
int esp_http_client_open(esp_http_client_handle_t client, int length);
int esp_http_client_get_status_code(esp_http_client_handle_t client);
int esp_http_client_set_redirection(esp_http_client_handle_t client);

// WinHTTP
#define WINHTTP_QUERY_LOCATION 33
#define WINHTTP_QUERY_STATUS_CODE 19
void *WinHttpOpenRequest(void *session, const char *path);
int WinHttpQueryHeaders(void *request, int what, char *to, int size);
