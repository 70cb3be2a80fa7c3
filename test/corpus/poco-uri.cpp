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
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
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
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: PUT gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
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

// URLs that are passed by value, that get the request's path, or that resolve
// it, are its own at another place.
static Poco::URI secured(Poco::URI uri) {
  uri.setScheme("https");
  uri.setPort(443);
  return uri;
}
static Poco::URI atOther(const Poco::URI &asked) {
  Poco::URI other(asked);
  other.setHost("b.example");
  return other;
}
std::string base();

class ByValue : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    const Poco::URI asked(request.getURI());
    response.redirect(secured(asked).toString());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: response.redirect(secured(asked).toString(), Poco::Net::HTTPResponse::{{(HTTPStatus::)?}}HTTP_TEMPORARY_REDIRECT);
  }
};

class ByReference : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    response.redirect(atOther(Poco::URI(request.getURI())).toString());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: response.redirect(atOther(Poco::URI(request.getURI())).toString(), Poco::Net::HTTPResponse::{{(HTTPStatus::)?}}HTTP_TEMPORARY_REDIRECT);
  }
};

class PathTaken : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    const Poco::URI asked(request.getURI());
    Poco::URI other(base());
    other.setPath("/v2" + asked.getPath());
    other.setRawQuery(asked.getRawQuery());
    response.redirect(other.toString());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: response.redirect(other.toString(), Poco::Net::HTTPResponse::{{(HTTPStatus::)?}}HTTP_TEMPORARY_REDIRECT);
  }
};

class Resolved : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    Poco::URI other("https://b.example");
    other.resolve(request.getURI());
    response.redirect(other.toString());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: response.redirect(other.toString(), Poco::Net::HTTPResponse::{{(HTTPStatus::)?}}HTTP_TEMPORARY_REDIRECT);
  }
};

// Right to be silent: another page, at another host or not, and the request's
// URL in a query.
class Pages : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    Poco::URI uri(request.getURI());
    uri.setScheme("https");
    uri.setPath("/home");
    if (request.getURI() == "/beside")
      uri.setPath(uri.getPath() + "/edit");
    response.redirect(uri.toString());
  }
};

class Named : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    Poco::URI uri("https://b.example/enter");
    uri.addQueryParameter("next", request.getURI());
    response.redirect(uri.toString());
  }
};
