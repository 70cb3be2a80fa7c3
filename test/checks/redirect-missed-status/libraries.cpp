// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix -- -I%S/Inputs

// Clients of libraries: what no shape gives away is told by models.

#include "libraries.h"

int byCurl(CURL *handle) {
  for (int round = 0; round < 10; ++round) {
    long code = 0;
    char *target = nullptr;
    curl_easy_perform(handle);
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    if (code != 301 && code != 302)
      // CHECK-NOTES: :[[@LINE-1]]:17: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
      // CHECK-NOTES: :[[@LINE-2]]:17: note: for a client that only sends GET, 301, 302, 303, 307 and 308 mean the same
      // CHECK-NOTES: :[[@LINE-3]]:17: note: or let the library do it: 'curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L)'
      return static_cast<int>(code);
    curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &target);
    curl_easy_setopt(handle, CURLOPT_URL, target);
  }
  return -1;
}

// Where it came from is no address to go to.
int byCurlForTheLog(CURL *handle, void (*show)(const char *)) {
  long code = 0;
  char *target = nullptr;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
  if (code == 301 || code == 302) {
    curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &target);
    show(target);
  }
  return static_cast<int>(code);
}

std::string onADevice(HTTPClient &http, const std::string &url) {
  http.begin(url);
  int code = http.GET();
  while (code == HTTP_CODE_MOVED_PERMANENTLY || code == HTTP_CODE_FOUND) {
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:18: note: for a client that only sends GET
    // CHECK-NOTES: :[[@LINE-3]]:18: note: or let the library do it: 'http.setFollowRedirects(HTTPC_STRICT_FOLLOW_REDIRECTS)'
    const std::string next = http.header("Location");
    http.end();
    http.begin(next);
    code = http.GET();
  }
  return code == HTTP_CODE_OK ? http.getString() : "";
}

std::string onADeviceAll(HTTPClient &http, std::string url) {
  for (int hops = 0; hops < 3; ++hops) {
    http.begin(url);
    const int code = http.GET();
    if (code == HTTP_CODE_OK)
      return http.getString();
    if (code != HTTP_CODE_MOVED_PERMANENTLY && code != HTTP_CODE_FOUND &&
        code != HTTP_CODE_SEE_OTHER && code != HTTP_CODE_TEMPORARY_REDIRECT &&
        code != HTTP_CODE_PERMANENT_REDIRECT)
      break;
    url = http.getLocation();
    http.end();
  }
  return "";
}

void inAWindow(QNetworkAccessManager &manager, QNetworkReply *reply) {
  if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() ==
          302 ||
      // CHECK-NOTES: :[[@LINE-1]]:11: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
      // CHECK-NOTES: :[[@LINE-2]]:11: note: for a client that only sends GET
      // CHECK-NOTES: :[[@LINE-3]]:11: note: or let the library do it: 'request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy)'
      reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() ==
          301)
    reply = manager.get(QNetworkRequest(
        reply->attribute(QNetworkRequest::RedirectionTargetAttribute)
            .toString()));
}

namespace http = boost::beast::http;

template <class Stream>
http::response bySocket(Stream &stream, std::string target) {
  while (true) {
    http::write(stream, http::request(target));
    const http::response answer = http::read(stream);
    if (answer.result() != http::status::found &&
        // CHECK-NOTES: :[[@LINE-1]]:28: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
        // CHECK-NOTES: :[[@LINE-2]]:28: note: for a client that only sends GET
        answer.result() != http::status::moved_permanently)
      return answer;
    target = answer[http::field::location];
  }
}

struct Socket {};
http::response bySocket(Socket &socket) { return bySocket(socket, "/"); }

int onAChip(esp_http_client_handle_t client) {
  esp_http_client_open(client, 0);
  const int status = esp_http_client_get_status_code(client);
  if (status == 302) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: this client follows 302, but takes 301, 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:17: note: for a client that only sends GET
    // CHECK-NOTES: :[[@LINE-3]]:17: note: or let the library do it
    esp_http_client_set_redirection(client);
    esp_http_client_open(client, 0);
  }
  return status;
}

void *onWindows(void *session, void *request, int status) {
  char next[512];
  if (status == 301 || status == 302 || status == 307) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:17: note: for a client that only sends GET
    // CHECK-NOTES: :[[@LINE-3]]:17: note: or let the library do it
    WinHttpQueryHeaders(request, WINHTTP_QUERY_LOCATION, next, sizeof next);
    return WinHttpOpenRequest(session, next);
  }
  return request;
}
