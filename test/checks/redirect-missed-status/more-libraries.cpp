// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix -- -I%S/Inputs

// Clients of libraries in C++.

#include "more-libraries.h"

cpr::Response byCpr(std::string url) {
  cpr::Response answer = cpr::Get(cpr::Url(url));
  while (answer.status_code == 301 || answer.status_code == 302)
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
    answer = cpr::Get(cpr::Url(answer.header["Location"]));
  return answer;
}

cpr::Response byCprAll(std::string url) {
  cpr::Response answer = cpr::Get(cpr::Url(url));
  while (answer.status_code >= 300 && answer.status_code < 400)
    answer = cpr::Get(cpr::Url(answer.header["Location"]));
  return answer;
}

using namespace web::http;

http_response byRest(const std::string &url) {
  client::http_client client{uri(url)};
  http_response answer = client.request(methods::GET).get();
  if (answer.status_code() == status_codes::MovedPermanently ||
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
      answer.status_code() == status_codes::Found)
    return byRest(answer.headers()[header_names::location]);
  return answer;
}

// Silent: it is kept for the caller.
std::string placeByRest(const std::string &url) {
  client::http_client client{uri(url)};
  http_response answer = client.request(methods::GET).get();
  if (answer.status_code() == status_codes::Found)
    return answer.headers()[header_names::location];
  return url;
}

using Poco::Net::HTTPResponse;

void byPoco(Poco::Net::HTTPClientSession &session, HTTPResponse &answer, Poco::URI url) {
  while (true) {
    Poco::Net::HTTPRequest request("GET", url.getPathAndQuery());
    session.sendRequest(request);
    session.receiveResponse(answer);
    if (answer.getStatus() != HTTPResponse::HTTP_MOVED_PERMANENTLY &&
        // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors
        answer.getStatus() != HTTPResponse::HTTP_FOUND &&
        answer.getStatus() != HTTPResponse::HTTP_TEMPORARY_REDIRECT)
      return;
    url = Poco::URI(answer.get("Location"));
    session.setHost(url.getHost());
  }
}

void byPocoAll(Poco::Net::HTTPClientSession &session, HTTPResponse &answer, Poco::URI url) {
  do {
    Poco::Net::HTTPRequest request("GET", url.getPathAndQuery());
    session.sendRequest(request);
    session.receiveResponse(answer);
    if (answer.getStatus() / 100 == 3) {
      url = Poco::URI(answer.get("Location"));
      session.setHost(url.getHost());
    }
  } while (answer.getStatus() / 100 == 3);
}

std::string byHttplib(httplib::Client &client, const std::string &path) {
  const httplib::Result answer = client.Get(path);
  if (answer && (answer->status == 302 || answer->status == 303))
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: this client follows 302 and 303, but takes 301, 307 and 308 for errors
    return byHttplib(client, answer->get_header_value("Location"));
  return answer && answer->status == 200 ? answer->body : "";
}

std::string byHttplibAll(httplib::Client &client, const std::string &path) {
  const httplib::Result answer = client.Get(path);
  if (!answer)
    return "";
  switch (answer->status) {
  case 301:
  case 302:
  case 303:
  case 307:
  case 308:
    return byHttplibAll(client, answer->get_header_value("Location"));
  }
  return answer->body;
}

int byHv(hv::HttpClient &client, HttpRequest &request, HttpResponse &answer) {
  client.send(&request, &answer);
  if (answer.status_code == HTTP_STATUS_FOUND) {
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: this client follows 302, but takes 301, 303, 307 and 308 for errors
    request.url = answer.GetHeader("Location");
    return client.send(&request, &answer);
  }
  return answer.status_code;
}

int byHvAll(HttpRequest &request, HttpResponse &answer) {
  http_client_send(&request, &answer);
  if (answer.status_code >= 300 && answer.status_code <= 399) {
    request.url = answer.GetHeader("Location");
    return http_client_send(&request, &answer);
  }
  return answer.status_code;
}

void onTask(WFHttpTask *task) {
  protocol::HttpResponse *answer = task->get_resp();
  const int status = std::stoi(answer->get_status_code());
  std::string location;
  protocol::HttpHeaderCursor(answer).find("Location", location);
  if (status == 301 || status == 302)
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
    WFTaskFactory::create_http_task(location, 0, 0, onTask)->start();
}

void onAnyTask(WFHttpTask *task) {
  protocol::HttpResponse *answer = task->get_resp();
  const int status = std::stoi(answer->get_status_code());
  std::string location;
  protocol::HttpHeaderCursor(answer).find("Location", location);
  if (status / 100 == 3)
    WFTaskFactory::create_http_task(location, 4, 0, onAnyTask)->start();
}

struct Answer {
  int status;
  std::map<std::string, std::string> headers;
};
Answer readAnswer(asio::ip_socket &socket);

Answer byAsio(asio::ip_socket &socket, const std::string &path) {
  asio::write(socket, asio::buffer("GET " + path + " HTTP/1.1\r\n\r\n"));
  Answer answer = readAnswer(socket);
  if (answer.status == 301 || answer.status == 302)
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
    asio::write(socket,
                asio::buffer("GET " + answer.headers["Location"] + " HTTP/1.1\r\n\r\n"));
  return answer;
}

Answer byAsioAll(asio::ip_socket &socket, const std::string &path) {
  asio::write(socket, asio::buffer("GET " + path + " HTTP/1.1\r\n\r\n"));
  Answer answer = readAnswer(socket);
  if (answer.status / 100 == 3)
    asio::write(socket,
                asio::buffer("GET " + answer.headers["Location"] + " HTTP/1.1\r\n\r\n"));
  return answer;
}
