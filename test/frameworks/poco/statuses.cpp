// RUN: %check_redirects %s %t --framework poco

// Every way to send a redirect, and the fix in its spelling. The handlers
// send on what they admit.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
using Poco::Net::HTTPRequest;
using Poco::Net::HTTPRequestHandler;
using Poco::Net::HTTPResponse;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

class Default : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect(elsewhere(req), Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

class Response : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 302
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

class ServerResponse : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), HTTPServerResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 301
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPServerResponse::HTTP_PERMANENT_REDIRECT);
  }
};

class Enumeration : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), HTTPResponse::HTTPStatus::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 302
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTPStatus::HTTP_TEMPORARY_REDIRECT);
  }
};

class Qualified : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), Poco::Net::HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 302
    // CHECK-FIXES: res.redirect(elsewhere(req), Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

class Cast : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), static_cast<HTTPResponse::HTTPStatus>(301));
    // CHECK-MESSAGES: :[[@LINE-1]]:74: warning: POST gets a 301
    // CHECK-FIXES: res.redirect(elsewhere(req), static_cast<HTTPResponse::HTTPStatus>(308));
  }
};

class CCast : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), (HTTPResponse::HTTPStatus)302);
    // CHECK-MESSAGES: :[[@LINE-1]]:62: warning: POST gets a 302
    // CHECK-FIXES: res.redirect(elsewhere(req), (HTTPResponse::HTTPStatus)307);
  }
};

class FunctionalCast : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(elsewhere(req), HTTPResponse::HTTPStatus(302));
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: POST gets a 302
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTPStatus(307));
  }
};

class RedirectsTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    if (req.getURI() == "/kept")
      res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    else if (req.getURI() == "/kept-for-ever")
      res.redirect(elsewhere(req), static_cast<HTTPResponse::HTTPStatus>(308));
    else
      res.redirect(elsewhere(req), HTTPResponse::HTTP_SEE_OTHER);
  }
};

class Status : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST) {
      res.setStatus(HTTPResponse::HTTP_FOUND);
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302
      // CHECK-FIXES: res.setStatus(HTTPResponse::HTTP_TEMPORARY_REDIRECT);
      res.set("Location", elsewhere(req));
      res.send();
    }
  }
};

class StatusAndReason : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.set("Location", elsewhere(req));
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.setStatusAndReason(HTTPResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a 301
    // CHECK-FIXES: res.setStatusAndReason(HTTPResponse::HTTP_PERMANENT_REDIRECT);
    res.send() << "moved";
  }
};

class Added : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    res.setStatus(HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a 302
    // CHECK-FIXES: res.setStatus(HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    res.add("location", elsewhere(req));
    res.send();
  }
};

class KeptStatus : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST) {
      res.setStatus(HTTPResponse::HTTP_TEMPORARY_REDIRECT);
      res.set("Location", elsewhere(req));
    }
  }
};

class Created : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST) {
      res.setStatusAndReason(HTTPResponse::HTTP_CREATED);
      res.set("Location", elsewhere(req));
    }
  }
};

class StatusOnly : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST) {
      res.setStatus(HTTPResponse::HTTP_FOUND);
      res.set("Content-Location", elsewhere(req));
    }
  }
};

class Overwritten : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST) {
      res.setStatus(HTTPResponse::HTTP_FOUND);
      res.set("Location", elsewhere(req));
      res.setStatusAndReason(HTTPResponse::HTTP_SEE_OTHER);
    }
  }
};

// A Location in another collection of names and values.
class OtherCollection : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    Poco::Net::NameValueCollection fields;
    fields.set("Location", elsewhere(req));
    res.setStatus(HTTPResponse::HTTP_FOUND);
    res.send();
  }
};

// A status that is chosen first.
class Chosen : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    HTTPResponse::HTTPStatus status = HTTPResponse::HTTP_FOUND;
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT, PATCH and DELETE get a 302
    // CHECK-FIXES: HTTPResponse::HTTPStatus status = HTTPResponse::HTTP_TEMPORARY_REDIRECT;
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      status = HTTPResponse::HTTP_TEMPORARY_REDIRECT;
    res.redirect(elsewhere(req), status);
  }
};

class ChosenTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    const bool isRead = req.getMethod() == HTTPRequest::HTTP_GET ||
                        req.getMethod() == HTTPRequest::HTTP_HEAD;
    res.redirect(elsewhere(req), isRead
                                     ? HTTPResponse::HTTP_FOUND
                                     : HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

// A helper of the project's own: the call decides the status.
void redirectTo(HTTPServerResponse &res, const std::string &url,
                HTTPResponse::HTTPStatus status = HTTPResponse::HTTP_FOUND) {
  res.redirect(url, status);
}
class WithHelper : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      redirectTo(res, elsewhere(req));
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST gets a 302 by default
    // CHECK-FIXES: redirectTo(res, elsewhere(req), Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    else if (req.getMethod() == HTTPRequest::HTTP_PUT)
      redirectTo(res, elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: PUT gets a 301
    // CHECK-FIXES: redirectTo(res, elsewhere(req), HTTPResponse::HTTP_PERMANENT_REDIRECT);
    else if (req.getMethod() == HTTPRequest::HTTP_GET)
      redirectTo(res, elsewhere(req));
    else
      redirectTo(res, elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

// A client that follows redirects answers nothing.
bool isMoved(const HTTPResponse &answer) {
  return answer.getStatus() == HTTPResponse::HTTP_FOUND ||
         answer.getStatus() == HTTPResponse::HTTP_MOVED_PERMANENTLY;
}
