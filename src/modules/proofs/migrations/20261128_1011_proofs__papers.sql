-- Pictures of the papers somebody showed at the door (户口簿、权属证书): what those who verify look at, erased with the request.

create table proof_paper (
  id uuid primary key,
  request_id uuid not null references proof_request (id),
  area text collate "C" not null,
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  unique (request_id, file_hash)
);
comment on table proof_paper is 'pictures of papers that came with a request from a phone; erased with it';
