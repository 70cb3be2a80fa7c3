//===- ExchangeShapes.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ExchangeShapes.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/RouteShapes.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
#include "Facts/SinkShapes.h"
#include "Facts/VisitorNames.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

void ExchangeShape::add(const ExchangeShape &Other) {
  Given.insert(Given.end(), Other.Given.begin(), Other.Given.end());
  Redirects |= Other.Redirects;
  MayRedirect |= Other.MayRedirect;
  SetsStatus |= Other.SetsStatus;
  SetsLocation |= Other.SetsLocation;
}

// res.redirect("/orders", 302), res.redirect302("/orders"), and
// void redirect(std::string url) { redirect(url, 302); }
//
// Nothing is known of a function that takes no status and shows no body.
bool ExchangeShapes::addRedirect(const FunctionDecl &Function,
                                 const ResponsePlace &Place,
                                 ExchangeShape &Shape) {
  RedirectModel Model;
  Model.Function.Text = Function.getNameAsString();
  Model.Response = Place;
  const std::optional<unsigned> Target = targetParameter(Function);
  if (!Target)
    return false;
  Model.Location = *Target;
  Model.Status = statusParameter(Function, /*IsSetter=*/false);
  const FunctionDecl *Definition = nullptr;
  if (!Model.Status) {
    Model.Sends = statusInName(Function.getName());
    if (!Model.Sends && Function.isDefined(Definition))
      Model.Sends = statusInBody(*Definition);
  }
  if (!Model.Status && !Model.Sends) {
    Shape.MayRedirect |= !Definition;
    return false;
  }
  Roles R;
  R.Redirect = &Models.Redirects.emplace_back(std::move(Model));
  Shape.Given.emplace_back(&Function, R);
  Shape.Redirects = true;
  return true;
}

/// True for what looks a header up: `get_header("Location", "")`.
static bool looksUp(const FunctionDecl &Function, StringRef Name) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return traitsOfName(Name).IsLook || (Method && isReadOnly(*Method)) ||
         mayBeText(Function.getReturnType());
}

// res.header("Location", url), res.setLocation(url), and
// res.addHeader("Location: " + url)
bool ExchangeShapes::addHeader(const FunctionDecl &Function, StringRef Name,
                               const ResponsePlace &Place,
                               ExchangeShape &Shape) {
  HeaderModel Model;
  Model.Function.Text = Function.getNameAsString();
  Model.Response = Place;
  const std::optional<unsigned> Target =
      namesLocation(Name) ? targetParameter(Function) : std::nullopt;
  const std::optional<std::pair<unsigned, unsigned>> Pair =
      namesHeaderSetting(Name) ? nameAndValue(Function) : std::nullopt;
  const std::optional<unsigned> Line =
      namesHeaderLine(Name) ? onlyText(Function) : std::nullopt;
  if ((!Target && !Pair && !Line) || looksUp(Function, Name))
    return false;
  if (Target) {
    Model.Is = "Location";
    Model.Value = *Target;
  } else if (Pair) {
    Model.Name.emplace().Argument = Pair->first;
    Model.Value = Pair->second;
  } else {
    Model.Text = Line;
  }
  Roles R;
  R.Header = &Models.Headers.emplace_back(std::move(Model));
  Shape.Given.emplace_back(&Function, R);
  Shape.SetsLocation = true;
  return true;
}

// http_reply(conn, 302, "text/html", location)
bool ExchangeShapes::addAnswer(const FunctionDecl &Function,
                               const ResponsePlace &Place,
                               ExchangeShape &Shape) {
  AnswerShape Answer = answerShapeOf(Function, AnswerCalls());
  if (!Answer.Redirect || Place.IsResult)
    return false;
  Answer.Redirect->Response = Place;
  Roles R;
  R.Redirect = &Models.Redirects.emplace_back(std::move(*Answer.Redirect));
  Shape.Given.emplace_back(&Function, R);
  Shape.Redirects = true;
  return true;
}

/// The parameter of a status that is given as a text: set_status(res, "302
/// Found").
static std::optional<unsigned> statusText(const FunctionDecl &Function) {
  for (unsigned I = 0; I != Function.getNumParams(); ++I)
    if (mayBeText(Function.getParamDecl(I)->getType()))
      return I;
  return std::nullopt;
}

// res.status(302), res.setStatusCode(Status::Found), res.send(302, headers)
bool ExchangeShapes::addStatus(const FunctionDecl &Function, StringRef Name,
                               const ResponsePlace &Place,
                               ExchangeShape &Shape) {
  const bool IsSetter = namesStatus(Name);
  if (!IsSetter && !namesAnswering(Name))
    return false;
  StatusModel Model;
  Model.Function.Text = Function.getNameAsString();
  Model.Status.Only = statusParameter(Function, IsSetter);
  if (!Model.Status.Only && StringRef(Name).ends_with_insensitive("status"))
    Model.Status.Only = statusText(Function);
  if (!Model.Status.Only)
    return false;
  Model.Headers = true;
  Model.Response = Place;
  Roles R;
  R.Status = &Models.Statuses.emplace_back(std::move(Model));
  Shape.Given.emplace_back(&Function, R);
  Shape.SetsStatus = true;
  return true;
}

// res.setCookie("session", id), tiny_set_session(conn, user)
static bool changesSession(const FunctionDecl &Function, StringRef Name) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const unsigned Own = Method ? 0 : 1;
  return namesSession(Name) && !(Method && isReadOnly(*Method)) &&
         !traitsOfName(Name).IsLook &&
         (traitsOfName(Name).IsChange || Function.getNumParams() >= Own + 2);
}

bool ExchangeShapes::addWrite(const FunctionDecl &Function, StringRef Name,
                              const ResponsePlace &Place,
                              ExchangeShape &Shape) {
  if (namesRedirect(Name))
    return addRedirect(Function, Place, Shape);
  if (changesSession(Function, Name)) {
    Roles R;
    R.IsWork = true;
    Shape.Given.emplace_back(&Function, R);
    return true;
  }
  return addHeader(Function, Name, Place, Shape) ||
         addAnswer(Function, Place, Shape) ||
         addStatus(Function, Name, Place, Shape);
}

/// Gives the enumerators of a method's type the methods that they name.
void ExchangeShapes::addMethodConstants(QualType Type, ExchangeShape &Shape) {
  const auto *Enum =
      dyn_cast_if_present<EnumDecl>(Type.getNonReferenceType()->getAsTagDecl());
  if (!Enum || !namesMethods(*Enum) || IsLeftOut(*Enum))
    return;
  for (const EnumConstantDecl *Enumerator : Enum->enumerators())
    if (const auto Named = methodOfConstant(Enumerator->getName())) {
      Roles R;
      R.Names = Named;
      Shape.Given.emplace_back(Enumerator, R);
    }
}

/// True if something of \p Type can be \p Part.
static bool suits(QualType Type, RequestPart Part) {
  Type = Type.getNonReferenceType();
  if (Part == RequestPart::Method)
    return mayBeText(Type) || Type->isEnumeralType() || Type->isIntegerType();
  if (Part == RequestPart::Target)
    return mayBeText(Type);
  return !Type->isVoidType();
}

/// True for "setBody", "send_file": these write.
static bool namesWriting(StringRef Name) {
  static constexpr llvm::StringLiteral First[] = {
      "add",  "append", "clear",  "create", "emit",   "end",     "make",
      "on",   "put",    "remove", "render", "reply",  "respond", "save",
      "send", "serve",  "set",    "store",  "update", "with",    "write"};
  const SmallVector<std::string, 4> Words = wordsOf(Name);
  return Words.empty() || llvm::is_contained(First, StringRef(Words.front()));
}

// req.method(), req.getPath(), req.form("id"), conn_body(conn)
bool ExchangeShapes::addRead(const FunctionDecl &Function, StringRef Name,
                             ExchangeShape &Shape) {
  const std::optional<RequestPart> Part = partNamed(Name);
  if (!Part || namesWriting(Name) || !suits(Function.getReturnType(), *Part))
    return false;
  const unsigned Own = isa<CXXMethodDecl>(Function) ? 0 : 1;
  const bool TakesNothing = Function.getNumParams() == Own;
  const bool IsWhole =
      *Part == RequestPart::Method || *Part == RequestPart::Target;
  // ctx.body(page).type("html") builds a response.
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const bool Builds =
      Method && recordBehind(Function.getReturnType()) == Method->getParent();
  if ((IsWhole && !TakesNothing) || Builds)
    return false;
  Roles R;
  R.Reads = Part;
  Shape.Given.emplace_back(&Function, R);
  if (*Part == RequestPart::Method)
    addMethodConstants(Function.getReturnType(), Shape);
  return true;
}

void ExchangeShapes::addMethod(const CXXMethodDecl &Method,
                               ExchangeShape &Shape, RecordSet &Parts) {
  if (!Method.getIdentifier() || IsLeftOut(Method))
    return;
  const StringRef Name = Method.getName();
  // ctx.response(), res.headers()
  // Reply *reply = call->beginReply();
  const RecordDecl *Part = Method.getNumParams() == 0 && !Method.isStatic()
                               ? recordBehind(Method.getReturnType())
                               : nullptr;
  const bool IsResponse =
      namesResponse(Name) || namesHeaders(Name) ||
      (Part && Part != Method.getParent() && namesResponseMaking(Name));
  if (Part && !IsLeftOut(*Part) && (IsResponse || namesRequest(Name))) {
    Parts.insert(Part);
    if (IsResponse) {
      Roles R;
      R.IsResponsePart = true;
      Shape.Given.emplace_back(&Method, R);
    }
    return;
  }
  ResponsePlace Place;
  // return Response::redirect("/orders", 302);
  Place.IsResult = Method.isStatic();
  if (Method.isStatic() &&
      recordBehind(Method.getReturnType()) != Method.getParent())
    return;
  const RecordDecl &Owner = *Method.getParent();
  if (namesRedirect(Name) || namesSession(Name) ||
      !namesRequestClass(Owner.getName()))
    if (addWrite(Method, Name, Place, Shape))
      return;
  if (!namesResponseClass(Owner.getName()) && !Method.isStatic())
    addRead(Method, Name, Shape);
}

// res.status = 302, res.headers["Location"] = url, res.location = url
void ExchangeShapes::addFieldWrite(const FieldDecl &Field, Roles &R,
                                   ExchangeShape &Shape) {
  const StringRef Name = Field.getName();
  const bool IsLocation = namesLocation(Name) && mayBeText(Field.getType());
  if (IsLocation || (namesHeaders(Name) && recordBehind(Field.getType()))) {
    HeaderModel Model;
    Model.Field.Text = Name.str();
    if (IsLocation)
      Model.Is = "Location";
    R.Header = &Models.Headers.emplace_back(std::move(Model));
    Shape.SetsLocation = true;
  } else if (namesStatus(Name) && mayBeStatusNumber(Field.getType())) {
    StatusModel Model;
    Model.Field.Text = Name.str();
    R.Status = &Models.Statuses.emplace_back(std::move(Model));
    Shape.SetsStatus = true;
  }
}

// req.method, ctx.response, and what addFieldWrite() knows
void ExchangeShapes::addField(const FieldDecl &Field, ExchangeShape &Shape,
                              RecordSet &Parts) {
  if (!Field.getIdentifier())
    return;
  const StringRef Name = Field.getName();
  const RecordDecl *Part = recordBehind(Field.getType());
  const bool IsOwnClass = Part && !IsLeftOut(*Part);
  const bool IsRequest = namesRequestClass(Field.getParent()->getName());
  Roles R;
  R.IsResponsePart = IsOwnClass && (namesResponse(Name) || namesHeaders(Name));
  if (R.IsResponsePart || (IsOwnClass && namesRequest(Name)))
    Parts.insert(Part);
  if (!IsRequest)
    addFieldWrite(Field, R, Shape);
  const std::optional<RequestPart> Read = partNamed(Name);
  if (Read && !R.IsResponsePart && !R.Header && !R.Status &&
      suits(Field.getType(), *Read) &&
      !namesResponseClass(Field.getParent()->getName())) {
    R.Reads = Read;
    if (*Read == RequestPart::Method)
      addMethodConstants(Field.getType(), Shape);
  }
  if (R.IsResponsePart || R.Header || R.Status || R.Reads)
    Shape.Given.emplace_back(&Field, R);
}

// Response res(302); Response{302, headers, page}
void ExchangeShapes::addConstructor(const CXXConstructorDecl &Constructor,
                                    ExchangeShape &Shape) {
  const CXXRecordDecl &Class = *Constructor.getParent();
  const std::optional<unsigned> Status =
      statusParameter(Constructor, /*IsSetter=*/false);
  if (!Status || Constructor.isCopyOrMoveConstructor() ||
      namesRequestClass(Class.getName()))
    return;
  const auto OfClass = llvm::find_if(
      Shape.Given, [&](const auto &Entry) { return Entry.first == &Class; });
  if (OfClass != Shape.Given.end()) {
    const_cast<StatusModel *>(OfClass->second.Status)
        ->Status.AnyOf.push_back(*Status);
    return;
  }
  StatusModel Model;
  Model.Constructor.Text = Class.getNameAsString();
  Model.Status.AnyOf.push_back(*Status);
  Model.Headers = true;
  Roles R;
  R.Status = &Models.Statuses.emplace_back(std::move(Model));
  Shape.Given.emplace_back(&Class, R);
  Shape.SetsStatus = true;
}

void ExchangeShapes::addMembers(const RecordDecl &Record, ExchangeShape &Shape,
                                RecordSet &Parts) {
  for (const Decl *D : Record.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(D))
      addConstructor(*Constructor, Shape);
    else if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
      addMethod(*Method, Shape, Parts);
    else if (const auto *Field = dyn_cast<FieldDecl>(D))
      addField(*Field, Shape, Parts);
  }
}

ExchangeShape ExchangeShapes::ofClass(const RecordDecl &Record) {
  ExchangeShape Shape;
  Shape.Classes.insert(&Record);
  for (size_t I = 0; I != Shape.Classes.size(); ++I) {
    const RecordDecl *Definition = Shape.Classes[I]->getDefinition();
    if (!Definition || IsLeftOut(*Definition))
      continue;
    RecordSet Parts;
    addMembers(*Definition, Shape, Parts);
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Definition))
      for (const CXXBaseSpecifier &Base : Class->bases())
        if (const RecordDecl *Parent = Base.getType()->getAsRecordDecl())
          Parts.insert(Parent);
    Shape.Classes.insert(Parts.begin(), Parts.end());
  }
  return Shape;
}

/// \p Name, and what is left of it without the library's own name in front:
/// "redirect" for "tiny_redirect".
static SmallVector<StringRef, 4> suffixesOf(StringRef Name) {
  SmallVector<StringRef, 4> Result = {Name};
  while (Name.contains('_')) {
    Name = Name.split('_').second;
    if (!Name.empty())
      Result.push_back(Name);
  }
  return Result;
}

// tiny_redirect(conn, "/orders", 302), tiny_set_header(conn, "Location", url),
// tiny_method(conn)
std::pair<ExchangeShape, const RecordDecl *>
ExchangeShapes::ofFunction(const FunctionDecl &Function,
                           const RecordSet &Exchanged) {
  ExchangeShape Shape;
  if (!Function.getIdentifier() || IsLeftOut(Function))
    return {Shape, nullptr};
  ResponsePlace Place;
  const RecordDecl *Object = recordBehind(Function.getReturnType());
  if (Object && Exchanged.contains(Object))
    Place.IsResult = true;
  else
    Object = nullptr;
  for (unsigned I = 0; I != Function.getNumParams() && !Object; ++I) {
    const RecordDecl *Taken = recordBehind(Function.getParamDecl(I)->getType());
    if (!Taken || !Exchanged.contains(Taken))
      continue;
    Object = Taken;
    Place.Argument = I;
  }
  if (!Object)
    return {Shape, nullptr};
  for (const StringRef Name : suffixesOf(Function.getName()))
    if (addWrite(Function, Name, Place, Shape) ||
        (Place.Argument && addRead(Function, Name, Shape)))
      break;
  return {std::move(Shape), Object};
}

} // namespace redirect
