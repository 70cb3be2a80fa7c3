// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork -isystem /usr/include/x86_64-linux-gnu/qt6/QtHttpServer

// Texts that are put together in Qt's ways: sums, places that arguments fill,
// additions, literals of wide characters.

#include <QtHttpServer/QHttpServer>

using Status = QHttpServerResponse::StatusCode;
using Request = QHttpServerRequest;

void serve(QHttpServer &server) {
  const auto put = Request::Method::Put;
  server.route("/a", put, [](const Request &req) {
    QHttpServerResponse res(Status::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: QHttpServerResponse res(Status::TemporaryRedirect);
    res.setHeader("Location", ("https://b.example" + QString::fromUtf8(req.url().path().toUtf8())).toUtf8());
    return res;
  });
  server.route("/b", put, [](const Request &req) {
    QHttpServerResponse res(Status::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: QHttpServerResponse res(Status::TemporaryRedirect);
    res.setHeader("Location", QStringLiteral("https://b.example%1").arg(req.url().path()).toUtf8());
    return res;
  });
  server.route("/c", put, [](const Request &req) {
    QHttpServerResponse res(Status::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: QHttpServerResponse res(Status::TemporaryRedirect);
    QString url = "https://b.example";
    url.append(req.url().path());
    res.setHeader("Location", url.toLocal8Bit());
    return res;
  });
  server.route("/d", put, [](const Request &req) {
    QHttpServerResponse res(Status::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: QHttpServerResponse res(Status::TemporaryRedirect);
    QUrl url = req.url();
    url.setHost(QStringLiteral("b.example"));
    res.setHeader("Location", url.toEncoded());
    return res;
  });
  // What is spelled out is another page.
  server.route("/e", put, [](const Request &req) {
    const QByteArray entry = req.body();
    QHttpServerResponse res(Status::Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: PUT gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: QHttpServerResponse res(Status::SeeOther);
    res.setHeader("Location", QStringLiteral("/done").toUtf8());
    return res;
  });
  // Silent: a request that keeps its method, and GET.
  server.route("/f", put, [](const Request &req) {
    QHttpServerResponse res(Status::TemporaryRedirect);
    res.setHeader("Location", QStringLiteral("https://b.example%1").arg(req.url().path()).toUtf8());
    return res;
  });
  server.route("/g", Request::Method::Get, [](const Request &req) {
    QHttpServerResponse res(Status::Found);
    res.setHeader("Location", QStringLiteral("https://b.example%1").arg(req.url().path()).toUtf8());
    return res;
  });
}
