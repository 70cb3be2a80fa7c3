// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix -- -I%S/Inputs

// How a Location gets from an answer into a request.

#include "client.h"

// Where another status is a final answer.
Answer finalAnswer(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status >= 400)
    throw answer.status;
  if (answer.status == 301 || answer.status == 302)
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: this client follows 301 and 302, but takes 303, 307 and 308 for final answers [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:24: note: for a client that only sends GET
    return client.get(answer.header("location"));
  return answer;
}

// 404 alone is told apart.
Answer notFound(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 404)
    throw answer.status;
  if (answer.status == 302)
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: this client follows 302, but takes 301, 303, 307 and 308 for final answers [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:24: note: for a client that only sends GET
    return notFound(client, answer.header("Location"));
  note(answer.body);
  return answer;
}

// The header's own case, with the value beside it.
enum HeaderName { HEADER_END, HEADER_LENGTH, HEADER_LOCATION };
HeaderName nextHeader(std::string *value);

std::string byCases(HttpClient &client, std::string url) {
  std::string value;
  while (true) {
    const Answer answer = client.get(url);
    HeaderName name = HEADER_END;
    do {
      switch ((name = nextHeader(&value))) {
      case HEADER_LOCATION:
        if (answer.status == 301 || answer.status == 302 ||
            // CHECK-NOTES: :[[@LINE-1]]:30: warning: this client follows 301, 302 and 303, but takes 307 and 308 for errors [http-redirect-missed-status]
            // CHECK-NOTES: :[[@LINE-2]]:30: note: for a client that only sends GET
            answer.status == 303)
          url = value;
        break;
      case HEADER_LENGTH:
        note(value);
        break;
      case HEADER_END:
        break;
      }
    } while (name != HEADER_END);
    if (answer.status < 301 || answer.status > 303)
      return answer.body;
  }
}

// In a map, by an iterator.
struct Mapped {
  int code;
  std::map<std::string, std::string> headers;
};
struct Session {
  Mapped request(const std::string &host, const std::string &path);
};

Mapped found(Session &session, const std::string &host,
             const std::string &path) {
  Mapped answer = session.request(host, path);
  if (answer.code == 302 || answer.code == 301) {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:22: note: for a client that only sends GET
    const auto at = answer.headers.find("Location");
    if (at != answer.headers.end())
      return session.request(host, at->second);
  }
  return answer;
}

// In a header's own loop, then in a member and the next round.
class Downloader {
public:
  void start(const std::string &url);
  void answered(const Mapped &answer);

private:
  void connect();
  std::string url_;
};

void Downloader::answered(const Mapped &answer) {
  std::string target;
  for (const auto &header : answer.headers)
    if (header.first == "location")
      target = header.second;
  if (answer.code == 301 || answer.code == 302 || answer.code == 303) {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: this client follows 301, 302 and 303, but takes 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:22: note: for a client that only sends GET
    url_ = target;
    connect();
  }
}

// A function of the program's own follows.
static Answer goOn(HttpClient &client, const Answer &answer) {
  const std::string to = answer.header("Location");
  return client.get(to.rfind("http", 0) == 0 ? to : "https://a.example" + to);
}

Answer byHelper(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 302 || answer.status == 307)
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: this client follows 302 and 307, but takes 301, 303 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:24: note: for a client that only sends GET
    return goOn(client, answer);
  return answer;
}

// What opens addresses catches it.
struct Redirection {
  explicit Redirection(const std::string &url);
};
void opened(Session &session, const std::string &host) {
  const Mapped answer = session.request(host, "/");
  if (answer.code == 301 || answer.code == 302)
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:22: note: for a client that only sends GET
    throw Redirection(answer.headers.at("Location"));
  if (answer.code != 200)
    throw answer.code;
}
