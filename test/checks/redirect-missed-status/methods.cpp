// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix -- -I%S/Inputs

// A client that sends other methods: each missing status asks for something of
// its own, and 307 and 308 keep what was sent.

#include "client.h"

Answer missing(HttpClient &client, const std::string &method,
               const std::string &url, const std::string &body) {
  const Answer answer = client.send(method, url, body);
  switch (answer.status) {
  case 200:
    return answer;
  case 301:
    // CHECK-NOTES: :[[@LINE-1]]:8: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:8: note: 303 asks for GET, without the body
    // CHECK-NOTES: :[[@LINE-3]]:8: note: 307 asks for the same method and body
    // CHECK-NOTES: :[[@LINE-4]]:8: note: 308 asks for the same method and body, and may be remembered like 301
  case 302:
    return client.get(answer.header("Location"));
  default:
    throw answer.status;
  }
}

Answer lost(HttpClient &client, std::string method, std::string url,
            std::string body) {
  while (true) {
    const Answer answer = client.send(method, url, body);
    if (answer.status / 100 != 3)
      return answer;
    url = answer.header("Location");
    method = "GET";
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: this client follows 307 and 308 with GET, but they ask for the same method and body [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: 307 asks for the same method and body
    // CHECK-NOTES: :[[@LINE-3]]:5: note: 308 asks for the same method and body, and may be remembered like 301
    body.clear();
  }
}

Answer keptWhereAsked(HttpClient &client, std::string method, std::string url,
                      std::string body) {
  while (true) {
    const Answer answer = client.send(method, url, body);
    if (answer.status / 100 != 3)
      return answer;
    url = answer.header("Location");
    if (answer.status != 307 && answer.status != 308) {
      method = "GET";
      body.clear();
    }
  }
}

// A name without letters is no method.
Answer unnamed(HttpClient &client, const std::string &url) {
  const std::string _ = "PUT";
  const Answer answer = client.send(_, url, "");
  if (answer.status / 100 == 3)
    return client.send(_, answer.header("Location"), "");
  return answer;
}
