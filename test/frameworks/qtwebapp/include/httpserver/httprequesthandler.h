// What QtWebApp declares, as far as its responses go. Written for the tests,
// after the facts of version 1.9.

#ifndef QTWEBAPP_STAND_IN_H
#define QTWEBAPP_STAND_IN_H

#include <QByteArray>
#include <QObject>

namespace stefanfrings {

class HttpRequest {
public:
  const QByteArray &getMethod() const;
  QByteArray getPath() const;
  const QByteArray &getRawPath() const;
  QByteArray getHeader(const QByteArray &name) const;
  QByteArray getParameter(const QByteArray &name) const;
  const QByteArray &getBody() const;
};

class HttpResponse {
public:
  void setHeader(const QByteArray name, const QByteArray value);
  void setHeader(const QByteArray name, const int value);
  void setStatus(const int statusCode, const QByteArray description = QByteArray());
  void write(const QByteArray data, const bool lastPart = false);
  void redirect(const QByteArray &url);
};

class HttpRequestHandler : public QObject {
public:
  HttpRequestHandler(QObject *parent = nullptr);
  virtual void service(HttpRequest &request, HttpResponse &response);
};

} // namespace stefanfrings

#endif
