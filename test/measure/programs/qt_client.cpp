// Sends one request with Qt's QNetworkAccessManager.
//
//     qt_client METHOD URL FILE    FILE is the body, or empty
//     qt_client                    prints the version

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTextStream>

int main(int argc, char **argv) {
  if (argc != 4) {
    QTextStream(stdout) << qVersion() << '\n';
    return 0;
  }
  QCoreApplication application(argc, argv);
  QNetworkRequest request(QUrl(QString::fromLocal8Bit(argv[2])));
  request.setHeader(QNetworkRequest::ContentTypeHeader, "text/plain");
  QByteArray body;
  QFile file(QString::fromLocal8Bit(argv[3]));
  if (argv[3][0] && file.open(QIODevice::ReadOnly))
    body = file.readAll();

  QNetworkAccessManager manager;
  QNetworkReply *reply = manager.sendCustomRequest(request, argv[1], body);
  QObject::connect(reply, &QNetworkReply::finished, &application,
                   &QCoreApplication::quit);
  QCoreApplication::exec();
  const int status =
      reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  return reply->error() == QNetworkReply::NoError && status == 200 ? 0 : 1;
}
