// The button below the question whether an export is really to be deleted.

#include <drogon/drogon.h>
using namespace drogon;

struct Database {
  void deleteReportTask(int id);
};
extern Database database;

static void
confirmDelete(const HttpRequestPtr &,
              std::function<void(const HttpResponsePtr &)> &&callback, int id) {
  database.deleteReportTask(id);
  callback(
      HttpResponse::newRedirectionResponse("/exports", k301MovedPermanently));
}

int main() {
  app().registerHandler("/export/confirm-delete/{id}", &confirmDelete, {Post});
  app().run();
}
