// RUN: %check_redirects %s %t --framework poco

// A URL that is taken apart and put together by Poco::URI.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>

using namespace Poco::Net;

class Upgrade : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    Poco::URI uri(request.getURI());
    uri.setScheme("https");
    uri.setHost("b.example");
    response.redirect(uri.toString());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: this redirect answers POST, PUT, PATCH and DELETE with 302 Found by default, and {{.*}}; use 307 Temporary Redirect to have it repeated unchanged
    // CHECK-FIXES: response.redirect(uri.toString(), Poco::Net::HTTPResponse::{{(HTTPStatus::)?}}HTTP_TEMPORARY_REDIRECT);
  }
};

class PathAndQuery : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    if (request.getMethod() != HTTPRequest::HTTP_PUT)
      return;
    response.redirect("https://b.example" +
                          Poco::URI(request.getURI()).getPathAndQuery(),
                      HTTPResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: this redirect answers PUT with 301 Moved Permanently, and {{.*}}; use 308 Permanent Redirect to have it repeated unchanged
    // CHECK-FIXES: HTTPResponse::HTTP_PERMANENT_REDIRECT);
  }
};

// Right to be silent: with another path it is another page, and nothing names a
// method.
class Login : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    Poco::URI uri(request.getURI());
    uri.setPath("/login");
    response.redirect(uri.toString());
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getURI() == "/put")
      return new PathAndQuery;
    if (request.getURI() == "/private")
      return new Login;
    return new Upgrade;
  }
};
