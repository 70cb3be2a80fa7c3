// What TreeFrog and Qt declare, as far as actions and redirects go. Written for
// the tests, after the facts of version 2.

#ifndef TREEFROG_STAND_IN_H
#define TREEFROG_STAND_IN_H

class QString {
public:
  QString(const char *text = "");
};
class QByteArray {
public:
  operator QString() const;
};
QByteArray operator+(const char *a, const QByteArray &b);
class QUrl {
public:
  QUrl(const QString &url);
};
class QObject {
public:
  virtual ~QObject();
};
#define Q_OBJECT
#define slots

namespace Tf {
enum HttpMethod { Invalid, Get, Head, Post, Options, Put, Delete, Trace, Connect, Patch };
enum StatusCode {
  OK = 200,
  MovedPermanently = 301,
  Found = 302,
  SeeOther = 303,
  TemporaryRedirect = 307,
  NotFound = 404,
};
} // namespace Tf

class THttpRequestHeader {
public:
  const QByteArray &path() const;
};

class THttpRequest {
public:
  Tf::HttpMethod method() const;
  const THttpRequestHeader &header() const;
  QString formItemValue(const QString &name) const;
};

class TActionController : public QObject {
public:
  virtual bool preFilter() { return true; }

protected:
  THttpRequest &httpRequest();
  virtual const THttpRequest &httpRequest() const;
  void redirect(const QUrl &url, Tf::StatusCode statusCode = Tf::StatusCode::Found);
  void setStatusCode(Tf::StatusCode code);
  bool renderErrorResponse(Tf::StatusCode code);
};

#endif
