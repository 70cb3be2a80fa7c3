// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork -isystem /usr/include/x86_64-linux-gnu/qt6/QtHttpServer

// Rules of a router: the handler is given to their constructor.

#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponder>
#include <QtHttpServer/QHttpServerRouter>
#include <QtHttpServer/QHttpServerRouterRule>
#include <memory>

using Rule = QHttpServerRouterRule;
using Match = QRegularExpressionMatch;
using Request = QHttpServerRequest;
using Responder = QHttpServerResponder;

Responder responderFor(const Request &request, QTcpSocket *socket);

void serve(QHttpServerRouter &router) {
  auto save = std::make_unique<Rule>("/a", Request::Method::Post, [](const Match &, const Request &req, QTcpSocket *to) {
    const QByteArray form = req.body();
    responderFor(req, to).write({{"Location", "/a.html"}}, Responder::StatusCode::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: Responder::StatusCode::SeeOther);
  });
  Rule move("/b", Request::Method::Put, [](const Match &, const Request &req, QTcpSocket *to) {
    Responder responder = responderFor(req, to);
    responder.writeStatusLine(Responder::StatusCode::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: responder.writeStatusLine(Responder::StatusCode::TemporaryRedirect);
    responder.writeHeader("Location", ("https://b.example" + req.url().path()).toUtf8());
  });
  // Silent: GET alone comes here.
  Rule *show = new Rule("/c", Request::Method::Get, [](const Match &, const Request &req, QTcpSocket *to) {
    responderFor(req, to).write({{"Location", "/a.html"}}, Responder::StatusCode::Found);
  });
}
