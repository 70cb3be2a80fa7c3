// What Cutelyst and Qt declare, as far as actions and redirects go. Written for
// the tests, after the facts of version 5.

#ifndef CUTELYST_STAND_IN_H
#define CUTELYST_STAND_IN_H

typedef unsigned short quint16;

class QString {
public:
  QString(const char *text = "");
};
QString operator+(const char *a, const QString &b);

class QByteArray {
public:
  QByteArray(const char *text = "");
  bool operator==(const char *text) const;
  bool operator!=(const char *text) const;
};

class QUrl {
public:
  QUrl(const QString &url);
};

class QObject {
public:
  virtual ~QObject();
};

#define C_ATTR(name, attributes)
#define Q_OBJECT

namespace Cutelyst {

class Request {
public:
  QByteArray method() const;
  QString path() const;
  bool isPost() const;
  bool isGet() const;
  QString bodyParam(const QString &key, const QString &defaultValue = {}) const;
};

class Headers {
public:
  void setHeader(const QByteArray &key, const QByteArray &value);
};

class Response {
public:
  enum HttpStatus : quint16 {
    OK = 200,
    MovedPermanently = 301,
    Found = 302,
    SeeOther = 303,
    TemporaryRedirect = 307,
    PermanentRedirect = 308,
    MethodNotAllowed = 405,
  };
  void setStatus(quint16 status) noexcept;
  void redirect(const QUrl &url, quint16 status = Found);
  void redirect(const QString &url, quint16 status = Found);
  void redirectSafe(const QUrl &url, const QUrl &fallback);
  void setHeader(const QByteArray &key, const QByteArray &value);
  Headers &headers();
};

class Context {
public:
  Request *request() const;
  Request *req() const;
  Response *response() const;
  Response *res() const;
};

class Controller : public QObject {};

} // namespace Cutelyst

#endif
